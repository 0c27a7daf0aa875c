package org.sangdam.server.disk;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes the names in a folder durable. */
public final class FolderSync {
    /** Windows opens no folder as a file; its file system keeps a log of names by itself. */
    private static final boolean FOLDERS_SYNC = File.separatorChar == '/';

    private FolderSync() {}

    public static void sync(Path folder) throws IOException {
        if (FOLDERS_SYNC) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
