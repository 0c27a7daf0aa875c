package org.sangdam.server.file;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How large a picture is, as it says itself. One that would fill a viewer's memory, or says nothing, has no size: it is to be
 * saved, and shown by nobody.
 */
record PictureSize(int width, int height) {
    static final PictureSize NONE = new PictureSize(0, 0);

    private static final long MOST_PIXELS = 40_000_000;
    private static final int LONGEST_SIDE = 20_000;
    private static final int HEAD = 32;

    static PictureSize of(Path file, FileType type) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            PictureSize size = type == FileType.JPEG ? jpeg(in) : head(in, type);
            boolean shown = size.width > 0
                    && size.height > 0
                    && size.width <= LONGEST_SIDE
                    && size.height <= LONGEST_SIDE
                    && (long) size.width * size.height <= MOST_PIXELS;
            return shown ? size : NONE;
        }
    }

    private static PictureSize head(InputStream in, FileType type) throws IOException {
        ByteBuffer head = ByteBuffer.wrap(in.readNBytes(HEAD)).order(ByteOrder.LITTLE_ENDIAN);
        if (head.capacity() < HEAD) {
            return NONE;
        }
        return switch (type) {
            case PNG -> new PictureSize(Integer.reverseBytes(head.getInt(16)), Integer.reverseBytes(head.getInt(20)));
            case GIF -> new PictureSize(head.getShort(6) & 0xffff, head.getShort(8) & 0xffff);
            case WEBP -> webp(head);
            default -> NONE;
        };
    }

    private static PictureSize webp(ByteBuffer head) {
        return switch (head.get(15)) {
            case 'X' -> new PictureSize((head.getInt(24) & 0xffffff) + 1, (head.getInt(26) >>> 8) + 1);
            case 'L' -> new PictureSize((head.getInt(21) & 0x3fff) + 1, (head.getInt(21) >>> 14 & 0x3fff) + 1);
            default -> new PictureSize(head.getShort(26) & 0x3fff, head.getShort(28) & 0x3fff);
        };
    }

    /** From segment to segment, up to the one that begins a frame. */
    private static PictureSize jpeg(DataInputStream in) throws IOException {
        in.skipNBytes(2);
        int mark = in.read();
        while (mark == 0xff) {
            int kind = in.read();
            if (kind == 0xff) {
                continue;
            }
            int length = in.readUnsignedShort();
            if (kind >= 0xc0 && kind <= 0xcf && kind != 0xc4 && kind != 0xc8 && kind != 0xcc) {
                in.skipNBytes(1);
                int height = in.readUnsignedShort();
                return new PictureSize(in.readUnsignedShort(), height);
            }
            if (length < 2 || kind == 0xda) {
                return NONE;
            }
            in.skipNBytes(length - 2);
            mark = in.read();
        }
        return NONE;
    }
}
