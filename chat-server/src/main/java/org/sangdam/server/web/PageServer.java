package org.sangdam.server.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP port: the page, its files and {@code /health}. Answers on threads of its own. */
public final class PageServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PageServer.class);
    private static final String SOCKET = "%SOCKET%";
    private static final Pattern HOST = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9.-]+)(:\\d{1,5})?");
    private static final int THREADS = 4;
    private static final int BACKLOG = 256;

    private final PageFiles files = new PageFiles();
    private final ExecutorService answering = Executors.newFixedThreadPool(THREADS, task -> new Thread(task, "page"));
    private final HttpServer server;
    private volatile int socketPort;

    /**
     * Takes the port; answers nothing yet.
     *
     * @throws IOException the port cannot be had
     */
    public PageServer(InetSocketAddress address) throws IOException {
        limitRequests();
        this.server = HttpServer.create(address, BACKLOG);
        server.setExecutor(answering);
        server.createContext("/", this::answer);
        server.createContext("/health", this::health);
    }

    /** The JDK's server reads its limits, in seconds, once and from nowhere else. */
    private static void limitRequests() {
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
        System.setProperty("sun.net.httpserver.maxRspTime", "30");
        System.setProperty("sun.net.httpserver.idleInterval", "30");
        System.setProperty("sun.net.httpserver.maxReqHeaders", "60");
    }

    /** @param socketPort where the page finds its socket, on the host it was loaded from */
    public void start(int socketPort) {
        this.socketPort = socketPort;
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void health(HttpExchange exchange) throws IOException {
        reply(exchange, 200, "text/plain; charset=utf-8", "ok\n".getBytes(StandardCharsets.US_ASCII));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try {
            serve(exchange);
        } catch (RuntimeException e) {
            LOG.error("A request for the page failed", e);
            reply(exchange, 500, "text/plain; charset=utf-8", new byte[0]);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        Matcher host =
                HOST.matcher(Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host"))
                        .orElse(""));
        if (!method.equals("GET") && !method.equals("HEAD")) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            reply(exchange, 405, "text/plain; charset=utf-8", new byte[0]);
        } else if (!host.matches()) {
            reply(exchange, 400, "text/plain; charset=utf-8", new byte[0]);
        } else {
            Optional<PageFiles.PageFile> file =
                    files.find(exchange.getRequestURI().getPath());
            protect(exchange.getResponseHeaders(), host.group(1));
            if (file.isPresent()) {
                reply(exchange, 200, file.get().type(), filled(file.get()));
            } else {
                reply(exchange, 404, "text/plain; charset=utf-8", new byte[0]);
            }
        }
    }

    /** The page with the place of its socket. */
    private byte[] filled(PageFiles.PageFile file) {
        if (!file.type().startsWith("text/html")) {
            return file.bytes();
        }
        return new String(file.bytes(), StandardCharsets.UTF_8)
                .replace(SOCKET, ":" + socketPort)
                .getBytes(StandardCharsets.UTF_8);
    }

    private void protect(Headers headers, String host) {
        String socket = host + ":" + socketPort;
        headers.set(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self' ws://"
                        + socket + " wss://" + socket
                        + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        headers.set("Cache-Control", "no-cache");
    }

    private static void reply(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
            if (!head && body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    /** Answers what it has begun and frees the port. */
    @Override
    public void close() {
        server.stop(0);
        answering.shutdown();
    }
}
