package org.sangdam.server.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.sangdam.server.archive.ArchiveCopy;
import org.sangdam.server.archive.ArchiveException;
import org.sangdam.server.archive.ContentSum;
import org.sangdam.server.desk.DeskSnapshot;
import org.sangdam.server.protocol.Codec;
import org.sangdam.server.protocol.FrameException;

/** One backup: a folder that was complete and verified before it got its name. */
public final class Backup {
    static final String ARCHIVE = "archive.zip";
    static final String DESK = "desk.json";
    static final String MANIFEST = "manifest.json";
    static final Codec<BackupFile> CODEC = new Codec<>(BackupFile.class);

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final BackupFile.Manifest manifest;

    private Backup(Path folder, BackupFile.Manifest manifest) {
        this.folder = folder;
        this.manifest = manifest;
    }

    /** @throws BackupException if the folder is no backup, or one of a newer version */
    static Backup in(Path folder) throws BackupException {
        BackupFile read = read(folder.resolve(MANIFEST));
        if (!(read instanceof BackupFile.Manifest manifest) || manifest.version() != BackupFile.VERSION) {
            throw new BackupException(folder + " is no backup that this version can read.");
        }
        return new Backup(folder, manifest);
    }

    static String name(long made, long position) {
        return NAME.format(Instant.ofEpochMilli(made)) + "-" + position;
    }

    private static BackupFile read(Path file) throws BackupException {
        try {
            return CODEC.decode(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException | FrameException e) {
            throw new BackupException(file + " cannot be read.", e);
        }
    }

    public String name() {
        return folder.getFileName().toString();
    }

    /** Milliseconds since 1970. */
    public long made() {
        return manifest.made();
    }

    /** Position of the last event that it holds. */
    public long position() {
        return manifest.position();
    }

    /** Bytes of the archive that comes out of it. */
    public long archiveBytes() {
        return manifest.archiveBytes();
    }

    Path folder() {
        return folder;
    }

    /**
     * The desk at {@link #position()}.
     *
     * @throws BackupException if the file is not the one that was written
     */
    public DeskSnapshot desk() throws BackupException {
        Path file = folder.resolve(DESK);
        unchanged(file, manifest.deskHash());
        if (!(read(file) instanceof BackupFile.DeskState state) || state.position() != position()) {
            throw new BackupException(file + " is not this backup's.");
        }
        return state.desk();
    }

    /**
     * Puts the archive's file into a folder that has none, and reads all of it: it holds what it held when it was made. Must
     * not be interrupted.
     *
     * @throws BackupException if it does not; the folder is to be thrown away then
     */
    public void unpack(Path into) throws BackupException {
        Path zip = folder.resolve(ARCHIVE);
        unchanged(zip, manifest.archiveHash());
        try {
            ArchiveCopy.unpack(zip, into);
            verify(into);
        } catch (IOException | ArchiveException e) {
            throw new BackupException("The backup " + name() + " cannot be unpacked (" + e.getMessage() + ").", e);
        }
    }

    /**
     * Unpacks it and rewrites the file without its holes: read as a whole before and after.
     *
     * @throws BackupException if it is not the same; the folder is to be thrown away then
     */
    void unpackCompacted(Path into) throws BackupException {
        unpack(into);
        try {
            ArchiveCopy.compact(into);
            verify(into);
        } catch (ArchiveException e) {
            throw new BackupException("The backup " + name() + " cannot be compacted (" + e.getMessage() + ").", e);
        }
    }

    private void verify(Path unpacked) throws BackupException {
        try (ArchiveCopy copy = new ArchiveCopy(unpacked)) {
            List<ContentSum> found = copy.verified();
            if (copy.position() != position() || !found.equals(manifest.contents())) {
                throw new BackupException("The backup " + name() + " holds something else than its manifest says.");
            }
        }
    }

    private void unchanged(Path file, String hash) throws BackupException {
        try {
            if (!SafeFiles.hash(file).equals(hash)) {
                throw new BackupException(file + " has changed since it was written.");
            }
        } catch (IOException e) {
            throw new BackupException(file + " cannot be read.", e);
        }
    }
}
