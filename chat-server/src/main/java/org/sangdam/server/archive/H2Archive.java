package org.sangdam.server.archive;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.sangdam.server.desk.CallBack;
import org.sangdam.server.desk.DeskSnapshot;
import org.sangdam.server.desk.Recorded;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.OfRecords;

/** The archive in one H2 file. Whoever calls {@link #apply} must not be interrupted: H2 would close the file. */
public final class H2Archive implements Archive {
    private final Path folder;
    private final Connections connections;
    private volatile long position;

    private H2Archive(Path folder) {
        this.folder = folder;
        connections = new Connections(folder, handle -> position = position(handle));
    }

    /**
     * Opens the archive in this folder or makes it, and brings its tables to the version of this program.
     *
     * @throws ArchiveException if it cannot be opened
     */
    public static H2Archive open(Path folder) {
        return new H2Archive(folder);
    }

    @Override
    public long position() {
        return position;
    }

    private static long position(Handle handle) {
        return handle.createQuery("SELECT position FROM ledger_position")
                .mapTo(long.class)
                .one();
    }

    @Override
    public void apply(List<Recorded> batch) {
        long known = position;
        position = connections.write(handle -> applied(handle, batch, known));
        connections.toDisk();
    }

    /** Asks the database how far it is, not the memory: a commit whose answer got lost may have happened. */
    private static long applied(Handle handle, List<Recorded> batch, long known) throws SQLException {
        long reached = position(handle);
        if (reached < known) {
            return reached;
        }
        try (EventWriter writer = new EventWriter(handle.getConnection())) {
            for (Recorded recorded : batch) {
                if (recorded.position() <= reached) {
                    continue;
                }
                if (recorded.position() != reached + 1) {
                    throw new ArchiveException("event " + recorded.position() + " cannot follow event " + reached);
                }
                recorded.event().visit(writer);
                reached = recorded.position();
            }
            writer.reached(reached);
        }
        return reached;
    }

    @Override
    public DeskSnapshot snapshot() {
        return connections.read(handle -> new DeskReader(handle).snapshot());
    }

    @Override
    public Optional<KnownCustomer> customer(String tokenHash) {
        return connections.read(handle -> handle.createQuery("SELECT t.customer,"
                        + " (SELECT COUNT(*) FROM conversation c WHERE c.customer = t.customer) AS consultations"
                        + " FROM customer_token t WHERE t.hash = :hash")
                .bind("hash", tokenHash)
                .map((row, context) -> new KnownCustomer(row.getLong("customer"), row.getLong("consultations")))
                .findOne());
    }

    @Override
    public List<Long> readableBy(String tokenHash) {
        return connections.read(handle -> GrantRows.readableBy(handle, tokenHash));
    }

    @Override
    public List<OfRecords.Known> records(long conversation) {
        return connections.read(handle -> GrantRows.records(handle, conversation));
    }

    @Override
    public List<CallBack> settledCallBacks(long before, int limit) {
        return connections.read(handle -> CallBackRows.settled(handle, before, limit));
    }

    @Override
    public List<Consultation> history(HistoryQuery query) {
        return connections.read(new HistorySearch(query)::in);
    }

    @Override
    public Optional<Consultation> consultation(long conversation) {
        return connections.read(
                handle -> handle.createQuery(Rows.CONSULTATION + " WHERE c.conversation = :conversation")
                        .bind("conversation", conversation)
                        .map(Rows::consultation)
                        .findOne());
    }

    @Override
    public List<Message> messages(long conversation, long before, int limit) {
        return connections.read(handle -> {
            long end = before != 0 ? before : newest(handle, conversation) + 1;
            // The numbers have no gap, so a page is a range of the key.
            return handle.createQuery(
                            Rows.MESSAGE
                                    + " WHERE m.conversation = :conversation AND m.seq >= :from AND m.seq < :end ORDER BY m.seq")
                    .bind("conversation", conversation)
                    .bind("from", end - limit)
                    .bind("end", end)
                    .map(Rows::message)
                    .list();
        });
    }

    @Override
    public Set<String> files() {
        return connections.read(H2Archive::files);
    }

    static Set<String> files(Handle handle) {
        return handle.createQuery("SELECT text FROM message WHERE " + FileText.IS_FILE)
                .mapTo(String.class)
                .map(text -> FileText.file(text).hash())
                .collect(Collectors.toSet());
    }

    private static long newest(Handle handle, long conversation) {
        return handle.createQuery("SELECT last_seq FROM conversation WHERE conversation = :conversation")
                .bind("conversation", conversation)
                .mapTo(long.class)
                .findOne()
                .orElse(0L);
    }

    /**
     * Writes a copy of the archive as it is at one moment of this call, as a ZIP file. Whoever reads goes on, and so does
     * whoever applies, as long as that is not faster than the copy. Must not be interrupted.
     */
    public void backUp(Path zip) {
        String name = zip.toAbsolutePath().toString().replace("'", "''");
        connections.beside(handle -> handle.execute("BACKUP TO '" + name + "'"));
    }

    /** Whether there was nothing in its file, or no file, when it was opened. */
    public boolean fresh() {
        return connections.fresh();
    }

    /** Size of its file. */
    public long bytes() {
        return folder.resolve(ArchiveFile.FILE).toFile().length();
    }

    /** How much of its file is in use. */
    ArchiveSpace space() {
        return connections.beside(handle -> ArchiveSpace.of(handle.getConnection()));
    }

    /**
     * Looks whether it is whole: a look at its newest part, whose time does not grow with the archive.
     *
     * @throws ArchiveException with what is wrong
     */
    public void check() {
        connections.beside(handle -> {
            new NewestPart(handle.getConnection()).check();
            return null;
        });
    }

    @Override
    public void close() {
        connections.close();
    }
}
