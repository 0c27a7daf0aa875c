package org.sangdam.console.link;

import java.net.URI;
import org.sangdam.server.protocol.Protocol;

/** Where the service listens for counsellors. */
public record Address(String host, int port) {
    URI uri() {
        String name = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        return URI.create("ws://" + name + ":" + port + Protocol.COUNSELLOR_PATH);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
