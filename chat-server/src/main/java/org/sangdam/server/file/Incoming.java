package org.sangdam.server.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.sangdam.server.protocol.Attachment;
import org.sangdam.server.protocol.Code;

/** A file that is being received; if it is not kept, nothing of it is left. One thread at a time. */
public final class Incoming implements AutoCloseable {
    private final FileStore store;
    private final long largest;
    private final Path path;
    private final FileChannel channel;
    private final MessageDigest digest;
    private final byte[] head = new byte[FileType.HEAD];
    private long bytes;

    Incoming(FileStore store, long largest, Path path) throws IOException {
        this.store = store;
        this.largest = largest;
        this.path = path;
        this.channel = FileChannel.open(path, StandardOpenOption.WRITE);
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** @throws FileRefused it is too large by now */
    public void write(ByteBuffer part) throws IOException, FileRefused {
        int room = (int) Math.max(0, Math.min(head.length - bytes, part.remaining()));
        part.duplicate().get(head, (int) Math.min(bytes, head.length), room);
        bytes += part.remaining();
        if (largest > 0 && bytes > largest) {
            throw new FileRefused(Code.FILE_TOO_LARGE);
        }
        if (store.isFull(bytes)) {
            throw new FileRefused(Code.NO_ROOM);
        }
        digest.update(part.duplicate());
        while (part.hasRemaining()) {
            channel.write(part);
        }
    }

    /** Bytes so far. */
    public long bytes() {
        return bytes;
    }

    /**
     * It is there as a whole: on the disk, under its hash, when this returns.
     *
     * @throws FileRefused it is of a kind that is not taken
     */
    public Attachment keep() throws IOException, FileRefused {
        FileType type =
                FileType.of(head, (int) Math.min(bytes, head.length)).orElseThrow(() -> new FileRefused(Code.BAD_FILE));
        channel.force(true);
        channel.close();
        PictureSize size = PictureSize.NONE;
        try {
            size = PictureSize.of(path, type);
        } catch (java.io.EOFException e) {
            size = PictureSize.NONE; // a picture that breaks off is a file like others
        }
        Attachment file = new Attachment(
                HexFormat.of().formatHex(digest.digest()), type.mime(), bytes, size.width(), size.height());
        store.keep(path, file);
        return file;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(path);
    }
}
