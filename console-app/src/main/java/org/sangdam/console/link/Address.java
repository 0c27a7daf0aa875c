package org.sangdam.console.link;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sangdam.server.protocol.Protocol;

/**
 * Where the service listens for counsellors.
 *
 * @param secured whether a reverse proxy with a certificate is there
 */
public record Address(String host, int port, boolean secured) {
    private static final int HTTPS = 443;
    private static final Pattern WEB =
            Pattern.compile("(?:https|wss)://([\\p{Alnum}.-]{1,253}|\\[[\\p{XDigit}:.]+])(?::(\\d{1,5}))?/?");

    public Address(String host, int port) {
        this(host, port, false);
    }

    /** The address that somebody has written like one of the web: {@code https://chat.example.com}; empty if it is none. */
    public static Optional<Address> ofWeb(String written) {
        Matcher web = WEB.matcher(written.strip());
        if (!web.matches()) {
            return Optional.empty();
        }
        int port = web.group(2) == null ? HTTPS : Integer.parseInt(web.group(2));
        return port < 1 || port > 65_535 ? Optional.empty() : Optional.of(new Address(web.group(1), port, true));
    }

    URI uri() {
        String name = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        return URI.create((secured ? "wss://" : "ws://") + name + ":" + port + Protocol.COUNSELLOR_PATH);
    }

    /** As it is written in the sign-in form's field for the host. */
    public String written() {
        return secured ? this.toString() : host;
    }

    @Override
    public String toString() {
        return secured ? "https://" + host + (port == HTTPS ? "" : ":" + port) : host + ":" + port;
    }
}
