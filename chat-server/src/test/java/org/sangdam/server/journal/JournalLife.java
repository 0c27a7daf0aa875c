package org.sangdam.server.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Whatever happens to a journal between two power failures: batches, restarts, deletions, disks that fail for a moment. */
final class JournalLife {
    private static final int DEEDS = 40;
    private static final Path FOLDER = Path.of("journal");

    private final RecordedDisk disk;
    private final Random random;
    private final JournalSizes sizes;
    private Promised promised;
    private Journal journal;

    JournalLife(RecordedDisk disk, Promised before, Random random) {
        this.disk = disk;
        this.random = random;
        this.sizes = new JournalSizes(500 + random.nextInt(4_000), 0);
        this.promised = before;
    }

    void live() throws IOException {
        start();
        for (int deed = 0; deed < DEEDS; deed++) {
            int kind = random.nextInt(20);
            if (kind == 0) {
                start();
            } else if (kind == 1) {
                delete();
            } else {
                RecordedDisk.Fault[] faults = RecordedDisk.Fault.values();
                append(kind < 6 ? faults[random.nextInt(faults.length)] : RecordedDisk.Fault.NONE);
            }
        }
        journal.close();
    }

    /** Another process begins where this one has ended or was killed. */
    private void start() throws IOException {
        disk.handOver();
        journal = open(disk, sizes);
        List<String> found = all(journal, promised);
        assertThat(promised.kept(found)).isTrue();
        now(promised.found(found));
    }

    private void delete() throws IOException {
        long through = random.nextLong(journal.last() + 1);
        now(promised.mayLose(through));
        journal.deleteThrough(through);
    }

    private void append(RecordedDisk.Fault fault) throws IOException {
        List<String> batch = batch();
        now(promised.begun(batch));
        disk.fault = fault;
        boolean failed = false;
        try {
            Journals.append(journal, batch.toArray(String[]::new));
            now(promised.acknowledged(batch));
        } catch (IOException e) {
            failed = true;
            if (random.nextBoolean()) {
                assertThatThrownBy(journal::reopen).isInstanceOf(IOException.class);
            }
        }
        disk.fault = RecordedDisk.Fault.NONE;
        if (failed && random.nextInt(3) == 0) {
            start();
        } else if (failed) {
            journal.reopen();
            now(promised.givenUp());
        }
    }

    private List<String> batch() {
        List<String> batch = new ArrayList<>();
        int largest = random.nextInt(10) == 0 ? 3_000 : 300;
        for (int count = random.nextInt(1, 5); count > 0; count--) {
            batch.add("%d %d ".formatted(promised.stored().size(), count) + "x".repeat(random.nextInt(largest)));
        }
        return batch;
    }

    private void now(Promised next) {
        promised = next;
        disk.note(next);
    }

    static Journal open(RecordedDisk disk, JournalSizes sizes) throws IOException {
        return new Journal(disk, FOLDER, sizes, () -> 1_700_000_000_000L, disk::ahead);
    }

    /** Everything from number 1 on; of what may be gone, what is gone is taken for granted. */
    static List<String> all(Journal journal, Promised promised) throws IOException {
        List<String> given = promised.stored().subList(0, (int) promised.given());
        try {
            return Journals.words(journal);
        } catch (IOException e) {
            if (given.isEmpty() || !e.getMessage().contains("no longer kept")) {
                throw e;
            }
        }
        List<String> all = new ArrayList<>(given);
        all.addAll(Journals.words(journal.read(given.size(), Integer.MAX_VALUE)));
        return all;
    }
}
