package org.sangdam.server.web;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What there is to be asked for: the page, its files, {@code /health}, and on this machine {@code /metrics}. Thread-safe. */
final class Site {
    private static final String SOCKET = "%SOCKET%";
    private static final String FILE = "%FILE%";
    private static final String SITES = "%SITES%";
    private static final String METRICS = "text/plain; version=0.0.4; charset=utf-8";

    private final PageFiles files = new PageFiles();
    private final PageStyles page = PageStyles.in(text("/"), name -> text("/" + name));
    private final SocketPlace socket;
    private final String sites;
    private final Supplier<String> metrics;
    private final long largestFile;

    /**
     * @param sites origins of other pages that may show this one in a frame
     * @param largestFile bytes that the page lets a file have, 0 for any number
     */
    Site(SocketPlace socket, List<String> sites, Supplier<String> metrics, long largestFile) {
        this.socket = socket;
        this.sites = String.join(" ", sites);
        this.metrics = metrics;
        this.largestFile = largestFile;
    }

    Answer answer(Asked request) {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return Answer.text(405, "", Map.of("Allow", "GET, HEAD"));
        }
        if (request.path().equals("/health")) {
            return Answer.text(200, "ok\n");
        }
        if (request.path().equals("/metrics") && request.ofThisMachine()) {
            byte[] text = metrics.get().getBytes(StandardCharsets.UTF_8);
            return new Answer(200, METRICS, text, Map.of("Cache-Control", "no-store"));
        }
        return files.find(request.path())
                .map(found -> answer(filled(found, request), request))
                .orElseGet(() -> Answer.text(404, ""));
    }

    /** Nothing if the asker has it already: a page that is loaded again costs next to nothing. */
    private Answer answer(PageFiles.PageFile file, Asked request) {
        Map<String, String> headers = new LinkedHashMap<>(protection(request));
        headers.put("ETag", file.tag());
        headers.put("Vary", "Accept-Encoding");
        if (request.known().equals(file.tag())) {
            return new Answer(304, file.type(), new byte[0], headers);
        }
        if (!request.gzip()) {
            return new Answer(200, file.type(), file.bytes(), headers);
        }
        headers.put("Content-Encoding", "gzip");
        return new Answer(200, file.type(), file.packed(), headers);
    }

    private String text(String path) {
        return new String(files.find(path).orElseThrow().bytes(), StandardCharsets.UTF_8);
    }

    /** The page with its styles and the place of its socket. */
    private PageFiles.PageFile filled(PageFiles.PageFile file, Asked request) {
        if (!file.type().startsWith("text/html")) {
            return file;
        }
        String filled = page.html()
                .replace(SOCKET, socket.told(request))
                .replace(FILE, String.valueOf(largestFile))
                .replace(SITES, sites);
        return PageFiles.PageFile.of(filled.getBytes(StandardCharsets.UTF_8), file.type());
    }

    private Map<String, String> protection(Asked request) {
        return Map.of(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self' " + page.hash()
                        + "; img-src 'self' data: blob:;"
                        + " connect-src 'self' " + socket.policy(request)
                        + "; base-uri 'none'; form-action 'none'; frame-ancestors "
                        + (sites.isEmpty() ? "'none'" : sites),
                "X-Content-Type-Options",
                "nosniff",
                "Referrer-Policy",
                "no-referrer",
                "Cross-Origin-Opener-Policy",
                "same-origin",
                "Permissions-Policy",
                "camera=(), microphone=(), geolocation=()",
                "Cache-Control",
                "no-cache");
    }
}
