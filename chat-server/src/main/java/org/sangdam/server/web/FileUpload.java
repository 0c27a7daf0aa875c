package org.sangdam.server.web;

import java.io.IOException;
import java.util.function.BiConsumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.sangdam.server.file.FileRefused;
import org.sangdam.server.file.FileStore;
import org.sangdam.server.file.Incoming;
import org.sangdam.server.protocol.Attachment;
import org.sangdam.server.protocol.Code;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives one file: goes on whenever something of it is there, and waits for nothing. One thread at a time. */
final class FileUpload implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(FileUpload.class);

    /** A part of a file that shows that its sender is not stuck. */
    private static final int PART = 128 * 1024;

    private final Request request;
    private final FileStore store;
    private final long largest;
    private final Runnable progress;
    private final BiConsumer<Attachment, Code> done;
    private final UploadPace pace = new UploadPace(System.nanoTime());
    private Incoming incoming;
    private long told;

    /**
     * @param largest bytes, 0 for any number
     * @param progress told of each part
     * @param done told once: the file, on the disk, or why there is none
     */
    FileUpload(Request request, FileStore store, long largest, Runnable progress, BiConsumer<Attachment, Code> done) {
        this.request = request;
        this.store = store;
        this.largest = largest;
        this.progress = progress;
        this.done = done;
    }

    @Override
    public void run() {
        try {
            if (incoming == null) {
                incoming = store.receive(largest);
            }
            while (true) {
                Content.Chunk chunk = request.read();
                if (chunk == null) {
                    request.demand(this);
                    return;
                }
                if (Content.Chunk.isFailure(chunk)) {
                    end(null, Code.FAILED); // broken off: nobody hears it
                    return;
                }
                if (pace.isTooSlow(incoming.bytes(), System.nanoTime())) {
                    chunk.release();
                    end(null, Code.THROTTLED);
                    return;
                }
                if (taken(chunk)) {
                    end(incoming.keep(), null);
                    return;
                }
            }
        } catch (FileRefused e) {
            end(null, e.code());
        } catch (IOException e) {
            LOG.warn("A file could not be stored: {}", e.getMessage());
            end(null, Code.NO_ROOM);
        }
    }

    private boolean taken(Content.Chunk chunk) throws IOException, FileRefused {
        try {
            incoming.write(chunk.getByteBuffer());
            if (incoming.bytes() - told >= PART) {
                told = incoming.bytes();
                progress.run();
            }
            return chunk.isLast();
        } finally {
            chunk.release();
        }
    }

    private void end(Attachment file, Code refused) {
        try {
            if (incoming != null) {
                incoming.close();
            }
        } catch (IOException e) {
            LOG.warn("What was received of a file could not be deleted: {}", e.getMessage());
        }
        done.accept(file, refused);
    }
}
