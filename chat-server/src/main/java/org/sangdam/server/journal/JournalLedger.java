package org.sangdam.server.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import org.sangdam.server.desk.Event;
import org.sangdam.server.desk.Ledger;
import org.sangdam.server.desk.Recorded;
import org.sangdam.server.protocol.Codec;
import org.sangdam.server.protocol.FrameException;

/** The ledger of an office on one machine: its events as JSON in the journal. Opened once, by the process that owns the folder. */
public final class JournalLedger implements Ledger {
    private final Codec<Event> codec = new Codec<>(Event.class);
    private final ExecutorService ahead = Executors.newSingleThreadExecutor(task -> new Thread(task, "journal-ahead"));
    private final Newest newest = new Newest(16 << 20);
    private final Journal journal;

    /**
     * Opens what is there, or begins anew in an empty folder.
     *
     * @param clock milliseconds since 1970
     * @throws JournalDamagedException if something acknowledged is missing
     */
    public JournalLedger(Path folder, JournalSizes sizes, LongSupplier clock) throws IOException {
        journal = new Journal(new FileDisk(), folder, sizes, clock, ahead);
    }

    @Override
    public long append(List<Event> events) throws IOException {
        List<byte[]> encoded = events.stream().map(codec::bytes).toList();
        long last = journal.append(encoded);
        newest.add(last, events, encoded);
        return last;
    }

    @Override
    public void reopen() throws IOException {
        journal.reopen();
    }

    @Override
    public long first() {
        return journal.first();
    }

    @Override
    public long last() {
        return journal.last();
    }

    @Override
    public List<Recorded> read(long after, int most) throws IOException {
        List<Recorded> events = newest.behind(after, most);
        if (!events.isEmpty()) {
            return events;
        }
        for (Entry entry : journal.read(after, most)) {
            events.add(new Recorded(entry.sequence(), decoded(entry)));
        }
        return events;
    }

    @Override
    public void deleteThrough(long position) throws IOException {
        journal.deleteThrough(position);
    }

    private Event decoded(Entry entry) throws IOException {
        try {
            return codec.decode(new String(entry.bytes(), StandardCharsets.UTF_8));
        } catch (FrameException e) {
            throw new IOException(
                    "Event number " + entry.sequence() + " is of a kind that this version does not know", e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            journal.close();
        } finally {
            ahead.shutdown();
        }
    }
}
