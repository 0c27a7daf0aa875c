package org.sangdam.server.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The real disk until it is told to fail; it takes it ill if a file is synced again whose sync has failed. */
final class FaultyDisk implements Disk {
    private final Set<Path> unsynced = new HashSet<>();
    private final Disk real = new FileDisk();
    boolean writesFail;
    boolean syncsFail;
    long freeSpace = Long.MAX_VALUE;
    long written;

    @Override
    public List<String> list(Path folder) throws IOException {
        return real.list(folder);
    }

    @Override
    public DiskFile create(Path file) throws IOException {
        return new Faulty(file, real.create(file));
    }

    @Override
    public DiskFile open(Path file) throws IOException {
        return new Faulty(file, real.open(file));
    }

    @Override
    public DiskFile openToRead(Path file) throws IOException {
        return real.openToRead(file);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        unsynced.remove(to);
        real.rename(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        unsynced.remove(file);
        real.delete(file);
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        real.syncFolder(folder);
    }

    @Override
    public long freeSpace(Path folder) {
        return freeSpace;
    }

    private final class Faulty implements DiskFile {
        private final Path path;
        private final DiskFile file;

        Faulty(Path path, DiskFile file) {
            this.path = path;
            this.file = file;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public int read(ByteBuffer into, long at) throws IOException {
            return file.read(into, at);
        }

        /** Half of it still gets through, as on a disk that fills up. */
        @Override
        public void write(ByteBuffer bytes, long at) throws IOException {
            if (writesFail) {
                file.write(bytes.slice(bytes.position(), bytes.remaining() / 2), at);
                throw new IOException("write failed");
            }
            written += bytes.remaining();
            file.write(bytes, at);
        }

        @Override
        public void force(boolean metadata) throws IOException {
            if (unsynced.contains(path)) {
                throw new AssertionError("nobody knows what is in " + path.getFileName());
            }
            if (syncsFail) {
                unsynced.add(path);
                throw new IOException("sync failed");
            }
            file.force(metadata);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
