package org.sangdam.server.web;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of an HTTP request, as far as anybody here wants to know it.
 *
 * @param path without a query, as it was written
 * @param host the Host header, with its port if it has one
 * @param last whether no other request may follow on the connection
 */
record Request(String method, String path, String host, boolean last) {
    private static final Pattern LINE = Pattern.compile("([A-Z]{1,10}) (/[!-~]*) HTTP/1\\.([01])");
    private static final Pattern HOST = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9.-]+)(:\\d{1,5})?");

    /** @return empty for whatever is no request that could be answered */
    static Optional<Request> of(byte[] head, int length) {
        String[] lines = new String(head, 0, length, StandardCharsets.ISO_8859_1).split("\r\n", -1);
        Matcher line = LINE.matcher(lines[0]);
        Map<String, String> headers = new HashMap<>();
        for (int number = 1; number < lines.length; number++) {
            int colon = lines[number].indexOf(':');
            if (colon > 0) {
                String name = lines[number].substring(0, colon).toLowerCase(Locale.ROOT);
                headers.put(name, lines[number].substring(colon + 1).strip());
            }
        }
        String host = headers.getOrDefault("host", "");
        if (!line.matches() || !HOST.matcher(host).matches()) {
            return Optional.empty();
        }
        boolean last = line.group(3).equals("0")
                || headers.getOrDefault("connection", "")
                        .toLowerCase(Locale.ROOT)
                        .contains("close")
                || hasBody(headers);
        return Optional.of(new Request(line.group(1), line.group(2).replaceFirst("\\?.*", ""), host, last));
    }

    /** Nobody here reads one. */
    private static boolean hasBody(Map<String, String> headers) {
        return headers.containsKey("transfer-encoding")
                || !headers.getOrDefault("content-length", "0").equals("0");
    }

    /** The host alone, for other ports of it. */
    String hostName() {
        return host.replaceFirst(":\\d+$", "");
    }
}
