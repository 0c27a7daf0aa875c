package org.sangdam.server.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What there is to be asked for: the page, its files and {@code /health}. Thread-safe. */
final class Site {
    private static final String SOCKET = "%SOCKET%";

    private final PageFiles files = new PageFiles();
    private final SocketPlace socket;

    Site(SocketPlace socket) {
        this.socket = socket;
    }

    Answer answer(Request request) {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return Answer.text(405, "", "Allow: GET, HEAD");
        }
        if (request.path().equals("/health")) {
            return Answer.text(200, "ok\n");
        }
        Optional<PageFiles.PageFile> file = files.find(request.path());
        return file.map(found -> new Answer(200, found.type(), filled(found, request), protection(request)))
                .orElseGet(() -> Answer.text(404, ""));
    }

    /** The page with the place of its socket. */
    private byte[] filled(PageFiles.PageFile file, Request request) {
        if (!file.type().startsWith("text/html")) {
            return file.bytes();
        }
        return new String(file.bytes(), StandardCharsets.UTF_8)
                .replace(SOCKET, socket.told(request))
                .getBytes(StandardCharsets.UTF_8);
    }

    private List<String> protection(Request request) {
        return List.of(
                "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                        + " connect-src 'self' " + socket.policy(request)
                        + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
                "X-Content-Type-Options: nosniff",
                "Referrer-Policy: no-referrer",
                "Cross-Origin-Opener-Policy: same-origin",
                "Permissions-Policy: camera=(), microphone=(), geolocation=()",
                "Cache-Control: no-cache");
    }
}
