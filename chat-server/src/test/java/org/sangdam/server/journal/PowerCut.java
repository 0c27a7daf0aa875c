package org.sangdam.server.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import org.sangdam.server.journal.RecordedDisk.Step;

/**
 * What a disk holds after the power has failed behind some step: all that was synced; of each write that was not, all of its
 * sectors, some or none, whatever became of the others; of each name that was made, changed or deleted since the folder was
 * synced, the new or the old.
 */
final class PowerCut {
    private static final int SECTOR = 512;

    private final Map<String, byte[]> before;
    private final List<Step> steps;

    /** @param before what was on the disk to begin with, in the order of its files' numbers */
    PowerCut(Map<String, byte[]> before, List<Step> steps) {
        this.before = before;
        this.steps = steps;
    }

    /** Which of the steps that were not synced have happened nevertheless. */
    enum Luck {
        NONE,
        ALL,
        SOME
    }

    Map<String, byte[]> behind(int count, Luck luck, Random random) {
        boolean[] synced = synced(count);
        List<byte[]> contents = new ArrayList<>();
        Map<String, Integer> names = new HashMap<>();
        before.forEach((name, bytes) -> {
            names.put(name, contents.size());
            contents.add(bytes.clone());
        });
        for (int i = 0; i < count; i++) {
            Step step = steps.get(i);
            if (step instanceof Step.Created created) {
                contents.add(new byte[0]);
            } else if (step instanceof Step.Written written) {
                contents.set(
                        written.file(),
                        written(
                                contents.get(written.file()),
                                written,
                                synced[i] ? Luck.ALL : each(luck, random),
                                random));
            }
            if (synced[i] || each(luck, random) == Luck.ALL) {
                name(step, names);
            }
        }
        Map<String, byte[]> files = new HashMap<>();
        names.forEach((name, file) -> files.put(name, contents.get(file)));
        return files;
    }

    private static void name(Step step, Map<String, Integer> names) {
        if (step instanceof Step.Created created) {
            names.put(created.name(), created.file());
        } else if (step instanceof Step.Renamed renamed) {
            names.remove(renamed.from());
            names.put(renamed.to(), renamed.file());
        } else if (step instanceof Step.Deleted deleted) {
            names.remove(deleted.name());
        }
    }

    /** A write is synced by the next sync of its file if that one did not fail; a name by any later one of the folder. */
    private boolean[] synced(int count) {
        boolean[] synced = new boolean[count];
        Map<Integer, Boolean> next = new HashMap<>();
        boolean folder = false;
        for (int i = count - 1; i >= 0; i--) {
            Step step = steps.get(i);
            if (step instanceof Step.Forced forced) {
                next.put(forced.file(), forced.done());
            } else if (step instanceof Step.Written written) {
                synced[i] = next.getOrDefault(written.file(), false);
            } else {
                folder |= step instanceof Step.FolderSynced;
                synced[i] = folder;
            }
        }
        return synced;
    }

    private static Luck each(Luck luck, Random random) {
        return luck == Luck.SOME ? Luck.values()[random.nextInt(3)] : luck;
    }

    private static byte[] written(byte[] content, Step.Written write, Luck luck, Random random) {
        byte[] after = content;
        int end = write.at() + write.bytes().length;
        for (int from = write.at(); luck != Luck.NONE && from < end; ) {
            int to = luck == Luck.ALL ? end : Math.min(end, (from / SECTOR + 1) * SECTOR);
            if (luck == Luck.ALL || random.nextBoolean()) {
                after = to > after.length ? Arrays.copyOf(after, to) : after;
                System.arraycopy(write.bytes(), from - write.at(), after, from, to - from);
            }
            from = to;
        }
        return after;
    }

    /**
     * The same steps in another order in which they might have come: those of the other thread later, but not later than
     * somebody waited for them.
     */
    static List<Step> reordered(RecordedDisk disk, Random random) {
        List<Step> order = new ArrayList<>();
        Queue<Step> late = new ArrayDeque<>();
        for (Step step : disk.steps()) {
            if (disk.ahead(step)) {
                late.add(step);
                continue;
            }
            boolean waits = step instanceof Step.Created
                    || step instanceof Step.Renamed
                    || step instanceof Step.Deleted
                    || step instanceof Step.Written written
                            && late.stream().anyMatch(other -> isOf(other, written.file()));
            while (!late.isEmpty() && (waits || random.nextInt(3) == 0)) {
                order.add(late.remove());
            }
            order.add(step);
        }
        order.addAll(late);
        return order;
    }

    private static boolean isOf(Step step, int file) {
        return step instanceof Step.Created created && created.file() == file
                || step instanceof Step.Written written && written.file() == file
                || step instanceof Step.Forced forced && forced.file() == file;
    }
}
