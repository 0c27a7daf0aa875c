package org.sangdam.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sangdam.server.client.RawSocket;

class PageServerTest {
    private static final int SLOW = 5_000;

    private final HttpClient browser = HttpClient.newHttpClient();
    private PageServer server;

    @BeforeEach
    void start() throws IOException {
        server = new PageServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                URI.create("https://chat.example.com/"),
                List.of("https://www.example.com", "http://shop.example:8000"));
        server.start(4711, () -> "figures 1\n");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void thePageIsToldWhereItsSocketIs() throws Exception {
        HttpResponse<String> page = get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<meta name=\"sangdam-socket\" content=\":4711\">");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("connect-src 'self' ws://127.0.0.1:4711 wss://127.0.0.1:4711;")
                .endsWith("frame-ancestors https://www.example.com http://shop.example:8000");
        assertThat(page.body())
                .contains("<meta name=\"sangdam-sites\" content=\"https://www.example.com http://shop.example:8000\">");
    }

    @Test
    void aPageThatNobodyMayShowInAFrameSaysSo() throws Exception {
        server.close();
        server = new PageServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), null, List.of());
        server.start(4711, () -> "");
        assertThat(get("/").headers().firstValue("Content-Security-Policy").orElseThrow())
                .endsWith("frame-ancestors 'none'");
    }

    @Test
    void thePageHasItsStylesInItAndItsPolicyAllowsThemByTheirHash() throws Exception {
        HttpResponse<String> page = get("/");
        assertThat(page.body()).doesNotContain("rel=\"stylesheet\"");
        String styles = page.body().replaceFirst("(?s)^.*<style>(.*)</style>.*$", "$1");
        assertThat(styles)
                .contains(get("/page.css").body(), get("/join-form.css").body());
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(styles.getBytes(StandardCharsets.UTF_8));
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("style-src 'self' 'sha256-" + Base64.getEncoder().encodeToString(hash) + "';");
    }

    @Test
    void thePageThatCameThroughTheProxyGoesBackThroughIt() throws Exception {
        try (RawSocket proxy = RawSocket.connect(server.port())) {
            proxy.send("GET / HTTP/1.1\r\nHost: chat.example.com\r\nConnection: close\r\n\r\n");
            assertThat(proxy.head()).contains("connect-src 'self' wss://chat.example.com;");
            assertThat(proxy.rest()).contains("<meta name=\"sangdam-socket\" content=\"\">");
        }
    }

    @Test
    void whatIsTextComesCompressedAndOnlyIfItIsNew() throws Exception {
        HttpResponse<byte[]> packed = ask("/page.css", "Accept-Encoding", "gzip, br");
        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(get("/page.css").body());
        }
        for (String path : List.of("/", "/page.css")) {
            String tag = ask(path, "Accept-Encoding", "gzip")
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow();
            assertThat(ask(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
            assertThat(ask(path, "If-None-Match", "\"older\"").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void filesAndHealthAreServedOverOneConnection() throws Exception {
        assertThat(get("/page.css").headers().firstValue("Content-Type")).hasValue("text/css; charset=utf-8");
        assertThat(get("/page.js?x=1").statusCode()).isEqualTo(200);
        assertThat(get("/health").body()).isEqualTo("ok\n");
        assertThat(get("/none.js").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1:8080", "[::1]:8080"})
    void figuresAreForThisMachine(String host) throws IOException {
        try (RawSocket raw = RawSocket.connect(server.port())) {
            raw.send("GET /metrics HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
            assertThat(raw.rest()).startsWith("HTTP/1.1 200 OK").endsWith("figures 1\n");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: chat.example.com",
                "Host: 127.0.0.1.example.com",
                "Host: localhost\r\nX-Forwarded-For: 203.0.113.9",
                "Host: localhost\r\nX-Real-IP: 203.0.113.9",
                "Host: localhost\r\nForwarded: for=203.0.113.9",
                "Host: localhost\r\nVia: 1.1 proxy"
            })
    void figuresAreNoneOfTheWorldsBusiness(String headers) throws IOException {
        try (RawSocket proxy = RawSocket.connect(server.port())) {
            proxy.send("GET /metrics HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n");
            assertThat(proxy.rest()).startsWith("HTTP/1.1 404").doesNotContain("figures");
        }
    }

    @Test
    void requestsThatComeTogetherAreAnsweredInTurn() throws IOException {
        try (RawSocket raw = RawSocket.connect(server.port())) {
            raw.send("GET /health HTTP/1.1\r\nHost: x\r\n\r\nHEAD / HTTP/1.1\r\nHost: x\r\n\r\n"
                    + "GET /health HTTP/1.0\r\nHost: x\r\n\r\n");
            String all = raw.rest();
            assertThat(all.split("HTTP/1.1 200 OK", -1)).hasSize(4);
            assertThat(all).endsWith("ok\n").doesNotContain("<html");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\"b\r\n\r\n",
                "GET http://y/ HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                "GET / HTTP/2.0\r\nHost: x\r\n\r\n",
                "nonsense\r\n\r\n",
                "\u0016\u0003\u0001\r\n\r\n"
            })
    void whatIsNoRequestIsRefusedAndClosed(String nonsense) throws IOException {
        try (RawSocket raw = RawSocket.connect(server.port())) {
            assertThat(raw.send(nonsense).rest())
                    .containsPattern("^HTTP/1.1 (400|426)")
                    .contains("Connection: close")
                    .doesNotContainIgnoringCase("jetty");
        }
    }

    @Test
    void aHeadThatIsTooLargeIsRefused() throws IOException {
        try (RawSocket raw = RawSocket.connect(server.port())) {
            raw.send("GET / HTTP/1.1\r\nHost: x\r\nCookie: " + "c".repeat(8_192));
            assertThat(raw.rest()).startsWith("HTTP/1.1 431");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../index.html",
                "/..%2f..%2fetc/passwd",
                "/.hidden",
                "//index.html",
                "/texts/../page.js",
                "/%00"
            })
    void noPathLeadsElsewhere(String path) throws IOException {
        try (RawSocket raw = RawSocket.connect(server.port())) {
            raw.send("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(raw.rest()).containsPattern("^HTTP/1.1 40[04]");
        }
    }

    @Test
    void nothingButReadingIsAllowed() throws IOException {
        try (RawSocket raw = RawSocket.connect(server.port())) {
            raw.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello");
            assertThat(raw.head()).startsWith("HTTP/1.1 405").contains("Allow: GET, HEAD");
        }
    }

    @Test
    void fiveThousandSlowRequestsKeepNobodyWaitingAndAreDropped() throws Exception {
        List<RawSocket> slow = new ArrayList<>();
        try {
            for (int number = 0; number < SLOW; number++) {
                slow.add(RawSocket.connect(server.port()).send("GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "));
            }
            List<Duration> took = new ArrayList<>();
            for (int time = 0; time < 9; time++) {
                long start = System.nanoTime();
                assertThat(get("/").statusCode()).isEqualTo(200);
                took.add(Duration.ofNanos(System.nanoTime() - start));
            }
            took.sort(null);
            assertThat(took.get(took.size() / 2)).isLessThan(Duration.ofSeconds(1));
            for (RawSocket one : slow) {
                assertThat(one.head()).isEmpty();
            }
        } finally {
            for (RawSocket one : slow) {
                one.close();
            }
        }
        assertThat(get("/health").statusCode()).isEqualTo(200);
    }

    private HttpResponse<byte[]> ask(String path, String header, String value) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .header(header, value)
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .timeout(Duration.ofSeconds(60))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
