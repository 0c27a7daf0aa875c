package org.sangdam.server.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/** The real disk until it is told to fail. */
final class FaultyDisk implements Disk {
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
        return new Faulty(real.create(file));
    }

    @Override
    public DiskFile open(Path file) throws IOException {
        return new Faulty(real.open(file));
    }

    @Override
    public DiskFile openToRead(Path file) throws IOException {
        return real.openToRead(file);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        real.rename(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
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
        private final DiskFile file;

        Faulty(DiskFile file) {
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
            if (syncsFail) {
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
