package org.sangdam.server.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jdbi.v3.core.Jdbi;
import org.sangdam.server.desk.DeskSnapshot;

/** A copy of an archive in a folder of its own, opened by nobody else, to be looked at. One thread, never interrupted. */
public final class ArchiveCopy implements AutoCloseable {
    /** The name of the file that an archive is. */
    public static final String FILE = ArchiveFile.FILE;

    /** Rows are passed on as they are read: all of them fit in no memory. */
    private static final String STREAMING = ";IFEXISTS=TRUE;LAZY_QUERY_EXECUTION=1";

    private final Connection connection;

    /** @throws ArchiveException if it is no archive, or one that this program cannot read */
    public ArchiveCopy(Path folder) {
        Connection opened = null;
        try {
            opened = DriverManager.getConnection(ArchiveFile.url(folder) + ArchiveFile.SETTINGS + STREAMING, "sa", "");
            Schema.check(opened);
        } catch (SQLException | RuntimeException e) {
            close(opened);
            throw ArchiveException.of(e);
        }
        connection = opened;
    }

    /** Makes the file of a copy out of what {@link H2Archive#backUp} has written; returns when it is on the disk. */
    public static void unpack(Path zip, Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            ZipEntry entry = in.getNextEntry();
            if (entry == null || !entry.getName().equals(FILE)) {
                throw new IOException(zip + " holds no archive");
            }
            write(in, file);
        }
    }

    private static void write(InputStream in, Path file) throws IOException {
        Files.copy(in, file);
        try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
            written.force(true);
        }
    }

    /** Rewrites the file of a copy that nobody has opened, without its holes. */
    public static void compact(Path folder) {
        try (Connection owner = DriverManager.getConnection(ArchiveFile.url(folder) + ArchiveFile.SETTINGS, "sa", "")) {
            Compaction.run(owner, ArchiveSpace.of(owner));
        } catch (SQLException e) {
            throw new ArchiveException(e);
        }
    }

    /** Position of the last event that the copy holds. */
    public long position() {
        return Jdbi.create(connection)
                .withHandle(handle -> handle.createQuery("SELECT position FROM ledger_position")
                        .mapTo(long.class)
                        .one());
    }

    /** The hashes of all files that its messages name. */
    public Set<String> files() {
        return Jdbi.create(connection).withHandle(H2Archive::files);
    }

    /** The desk as it was at {@link #position()}. */
    public DeskSnapshot snapshot() {
        return Jdbi.create(connection).withHandle(handle -> new DeskReader(handle).snapshot());
    }

    /**
     * Reads all that is in it and compares it with what was counted when the events were written: a row that is missing,
     * doubled or changed is noticed, also one that the original lacked. The newest part is compared with its indexes.
     *
     * @return what it holds
     * @throws ArchiveException if something differs
     */
    public List<ContentSum> verified() {
        try {
            List<ContentSum> counted = new ArrayList<>();
            for (Content content : Content.in(connection)) {
                ContentSum found = content.counted(connection);
                ContentSum recorded = Content.recorded(connection).get(content);
                if (!found.equals(recorded)) {
                    throw ArchiveException.damaged("table " + content.name() + " holds " + found.rows() + " rows where "
                            + recorded.rows() + " were written, or other ones");
                }
                counted.add(found);
            }
            new NewestPart(connection).check();
            return counted;
        } catch (SQLException | RuntimeException e) {
            throw ArchiveException.of(e);
        }
    }

    private static void close(Connection opened) {
        try {
            if (opened != null) {
                opened.close();
            }
        } catch (SQLException e) {
            throw new ArchiveException(e);
        }
    }

    @Override
    public void close() {
        close(connection);
    }
}
