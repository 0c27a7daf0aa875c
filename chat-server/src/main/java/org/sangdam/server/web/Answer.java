package org.sangdam.server.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * What is sent back.
 *
 * @param headers whole lines beside those that every answer has
 */
record Answer(int status, String type, byte[] body, List<String> headers) {
    private static final String TEXT = "text/plain; charset=utf-8";

    static Answer text(int status, String text, String... headers) {
        return new Answer(status, TEXT, text.getBytes(StandardCharsets.UTF_8), List.of(headers));
    }

    /**
     * @param withBody false for HEAD
     * @param last whether the connection ends with it
     */
    ByteBuffer[] bytes(boolean withBody, boolean last) {
        StringBuilder head =
                new StringBuilder("HTTP/1.1 ").append(status).append(' ').append(reason());
        line(head, "Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
        line(head, "Content-Type: " + type);
        line(head, "Content-Length: " + body.length);
        headers.forEach(header -> line(head, header));
        if (last) {
            line(head, "Connection: close");
        }
        head.append("\r\n\r\n");
        ByteBuffer start = ByteBuffer.wrap(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        return new ByteBuffer[] {start, ByteBuffer.wrap(withBody ? body : new byte[0])};
    }

    private static void line(StringBuilder head, String line) {
        head.append("\r\n").append(line);
    }

    private String reason() {
        return switch (status) {
            case 200 -> "OK";
            case 400 -> "Bad Request";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            default -> "Internal Server Error";
        };
    }
}
