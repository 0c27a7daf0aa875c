package org.sangdam.server.watchdog;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks for the page's health. */
record PageDoor(InetSocketAddress address, Duration patience) implements Door {
    private static final byte[] QUESTION =
            "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    @Override
    public String name() {
        return "page";
    }

    @Override
    public void knock() throws IOException {
        try (Answer answer = new Answer(address, patience)) {
            answer.to(QUESTION);
        }
    }
}
