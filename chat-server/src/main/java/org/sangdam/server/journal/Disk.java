package org.sangdam.server.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** All that the journal asks of a file system: few enough verbs that every write and sync can be recorded and replayed. */
interface Disk {
    /** The names of the files in a folder, in no order; the folder is made if it is not there. */
    List<String> list(Path folder) throws IOException;

    /** A new file, to write; it must not exist. */
    DiskFile create(Path file) throws IOException;

    /** A file that exists, to read and write. */
    DiskFile open(Path file) throws IOException;

    /** A file that exists, to read; with a channel of its own, so that whatever befalls a reader leaves the writer alone. */
    DiskFile openToRead(Path file) throws IOException;

    /** Atomically. Durable only after {@link #syncFolder}. */
    void rename(Path from, Path to) throws IOException;

    void delete(Path file) throws IOException;

    /** Returns when the folder's names are durable. */
    void syncFolder(Path folder) throws IOException;

    /** Bytes that can still be written below this folder. */
    long freeSpace(Path folder) throws IOException;
}
