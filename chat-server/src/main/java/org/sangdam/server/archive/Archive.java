package org.sangdam.server.archive;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sangdam.server.desk.CallBack;
import org.sangdam.server.desk.DeskSnapshot;
import org.sangdam.server.desk.Recorded;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.OfRecords;

/** Everything that ever happened, to be read. Written by one thread, read by any. */
public interface Archive extends AutoCloseable {
    /** Position of the last event that the archive holds, 0 if it is empty. */
    long position();

    /**
     * Adds events in order, in one transaction with their position; those it holds already are passed over. An archive that
     * had to be opened anew may have lost its newest events: then it adds nothing, and {@link #position()} is lower.
     */
    void apply(List<Recorded> batch);

    /** The desk as it was at {@link #position()}. Only while nobody applies. */
    DeskSnapshot snapshot();

    /** The customer to whom this hash of a token belongs. */
    Optional<KnownCustomer> customer(String tokenHash);

    /** The customers whose consultations the holder of a token may read: themselves first, then whom they were granted. */
    List<Long> readableBy(String tokenHash);

    /** The other customers who gave the number of this conversation's, or may be read from its device; the last one first. */
    List<OfRecords.Known> records(long conversation);

    /** A page of settled call-backs, the newest first. @param before the number that it ends before, 0 for none */
    List<CallBack> settledCallBacks(long before, int limit);

    /** A page of consultations that match, newest first: one more than {@code query.limit()} if there are more. */
    List<Consultation> history(HistoryQuery query);

    Optional<Consultation> consultation(long conversation);

    /**
     * The entries of a conversation with numbers below {@code before} (0: from the end), the newest {@code limit} of them,
     * rising.
     */
    List<Message> messages(long conversation, long before, int limit);

    /** The hashes of all files that messages name. Reads every message: not while somebody waits. */
    Set<String> files();

    @Override
    void close();
}
