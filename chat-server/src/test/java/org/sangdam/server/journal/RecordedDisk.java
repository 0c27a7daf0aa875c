package org.sangdam.server.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A disk in memory that remembers, step by step, what was done to it. One thread. */
final class RecordedDisk implements Disk {
    /** @param file a number of its own for each file that was ever made, whatever its name */
    sealed interface Step {
        record Created(String name, int file) implements Step {}

        record Written(int file, int at, byte[] bytes) implements Step {}

        record Forced(int file, boolean done) implements Step {}

        record Renamed(String from, String to, int file) implements Step {}

        record Deleted(String name) implements Step {}

        record FolderSynced() implements Step {}

        /** Whoever uses the disk knows something at this moment. */
        record Noted(Object what) implements Step {}
    }

    enum Fault {
        NONE,
        WRITE,
        FORCE,
        FOLDER
    }

    private final List<Step> steps = new ArrayList<>();
    private final List<byte[]> contents = new ArrayList<>();
    private final Map<String, Integer> names = new HashMap<>();
    private final Set<Integer> doubtful = new HashSet<>();
    private final Set<Step> ahead = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean runsAhead;
    Fault fault = Fault.NONE;

    /** @param files what is on the disk to begin with */
    RecordedDisk(Map<String, byte[]> files) {
        files.forEach((name, bytes) -> {
            names.put(name, contents.size());
            contents.add(bytes);
        });
    }

    List<Step> steps() {
        return steps;
    }

    /** Runs it at once, and remembers its steps as those of another thread. */
    void ahead(Runnable task) {
        runsAhead = true;
        try {
            task.run();
        } finally {
            runsAhead = false;
        }
    }

    /** Whether another thread did it than the one that appends. */
    boolean ahead(Step step) {
        return ahead.contains(step);
    }

    /** Another process has the disk now: it does not know which sync has failed. */
    void handOver() {
        doubtful.clear();
    }

    void note(Object what) {
        record(new Step.Noted(what));
    }

    /** The content of a file by its name now. */
    Map<String, byte[]> files() {
        Map<String, byte[]> files = new HashMap<>();
        names.forEach((name, file) -> files.put(name, contents.get(file)));
        return files;
    }

    private void record(Step step) {
        steps.add(step);
        if (runsAhead) {
            ahead.add(step);
        }
    }

    @Override
    public List<String> list(Path folder) {
        return names.keySet().stream().sorted().toList();
    }

    @Override
    public DiskFile create(Path path) throws IOException {
        String name = path.getFileName().toString();
        if (names.containsKey(name)) {
            throw new IOException(name + " is there already");
        }
        record(new Step.Created(name, contents.size()));
        names.put(name, contents.size());
        contents.add(new byte[0]);
        return open(path);
    }

    @Override
    public DiskFile open(Path path) throws IOException {
        Integer file = names.get(path.getFileName().toString());
        if (file == null) {
            throw new IOException(path + " is not there");
        }
        return new Content(file);
    }

    @Override
    public DiskFile openToRead(Path file) throws IOException {
        return open(file);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Integer file = names.remove(from.getFileName().toString());
        if (file == null) {
            throw new IOException(from + " is not there");
        }
        names.put(to.getFileName().toString(), file);
        record(new Step.Renamed(from.getFileName().toString(), to.getFileName().toString(), file));
    }

    @Override
    public void delete(Path file) throws IOException {
        if (names.remove(file.getFileName().toString()) == null) {
            throw new IOException(file + " is not there");
        }
        record(new Step.Deleted(file.getFileName().toString()));
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        if (fault == Fault.FOLDER) {
            throw new IOException("the folder could not be synced");
        }
        record(new Step.FolderSynced());
    }

    @Override
    public long freeSpace(Path folder) {
        return Long.MAX_VALUE;
    }

    private final class Content implements DiskFile {
        private final int file;

        Content(int file) {
            this.file = file;
        }

        @Override
        public long size() {
            return contents.get(file).length;
        }

        @Override
        public int read(ByteBuffer into, long at) {
            int length = (int) Math.min(into.remaining(), size() - at);
            if (length <= 0) {
                return -1;
            }
            into.put(contents.get(file), (int) at, length);
            return length;
        }

        @Override
        public void write(ByteBuffer bytes, long at) throws IOException {
            byte[] written = new byte[fault == Fault.WRITE ? bytes.remaining() / 2 : bytes.remaining()];
            bytes.get(written);
            record(new Step.Written(file, (int) at, written));
            byte[] content = contents.get(file);
            byte[] grown = Arrays.copyOf(content, Math.max(content.length, (int) at + written.length));
            System.arraycopy(written, 0, grown, (int) at, written.length);
            contents.set(file, grown);
            if (fault == Fault.WRITE) {
                throw new IOException("half of it was written");
            }
        }

        @Override
        public void force(boolean metadata) throws IOException {
            if (doubtful.contains(file)) {
                throw new AssertionError("a file is synced again whose sync has failed");
            }
            record(new Step.Forced(file, fault != Fault.FORCE));
            if (fault == Fault.FORCE) {
                doubtful.add(file);
                throw new IOException("the file could not be synced");
            }
        }

        @Override
        public void close() {}
    }
}
