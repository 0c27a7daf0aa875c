package org.sangdam.server.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8WriterTest {
    @Test
    void whateverIsWrittenIsHeldAsJavaWouldEncodeIt() {
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            String text = text(random, random.nextInt(200)) + '}';
            assertThat(written(text, random)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** By characters, arrays and stretches of strings in turn, also through the middle of a pair. */
    private static byte[] written(String text, Random random) {
        Utf8Writer writer = new Utf8Writer(8);
        for (int at = 0; at < text.length(); ) {
            int count = Math.min(text.length() - at, random.nextInt(9));
            switch (random.nextInt(3)) {
                case 0 -> writer.write(text, at, count);
                case 1 -> writer.write(text.toCharArray(), at, count);
                default -> text.substring(at, at + count).chars().forEach(writer::write);
            }
            at += count;
        }
        return writer.bytes();
    }

    /** Of all lengths in UTF-8, and with lone halves of pairs. */
    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            switch (random.nextInt(6)) {
                case 0 -> text.append((char) random.nextInt(0x80));
                case 1 -> text.append((char) (0x80 + random.nextInt(0x780)));
                case 2 -> text.append((char) (0xac00 + random.nextInt(0x2ba4)));
                case 3 -> text.appendCodePoint(0x1f300 + random.nextInt(0x400));
                case 4 -> text.append((char) (0xd800 + random.nextInt(0x400)));
                default -> text.append((char) (0xdc00 + random.nextInt(0x400)));
            }
        }
        return text.toString();
    }
}
