package org.sangdam.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.ChatServer;
import org.sangdam.server.Outside;
import org.sangdam.server.ServerConfig;
import org.sangdam.server.client.CounsellorClient;
import org.sangdam.server.client.RawSocket;
import org.sangdam.server.protocol.Message;

/** The other documented way: the Caddyfile, with the test's own certificate in place of one that Caddy would ask for. */
@Tag("long")
class CaddyUiTest {
    private static final String PASSWORD = "a long password";
    private static final String HOST = "chat.example.com";
    private static final Path DOCUMENTED = Path.of("..", "chat-server", "doc", "Caddyfile");

    @TempDir
    private Path folder;

    @Test
    void aCustomerAndACounsellorMeetThroughItAndTheFiguresAreNotToBeHad() throws Exception {
        int port = ReverseProxy.freePort();
        String address = "https://" + HOST + ":" + port + "/";
        Outside outside = new Outside(address, List.of("127.0.0.1"), Map.of());
        TestAuthority authority = TestAuthority.make(Files.createDirectory(folder.resolve("authority")), HOST);
        try (ChatServer server = ChatServer.start(
                new ServerConfig(folder.resolve("office"), ServerConfig.LOOPBACK, 0, 0, false, outside))) {
            server.setUp("한빛 고객센터", "이수진", PASSWORD);
            Process caddy = caddy(authority, port, server.httpPort(), server.socketPort());
            try {
                await().until(() -> answers(caddy, port));
                meet(authority, address, server.socketPort());
                figuresAreNotToBeHad(authority, port);
            } finally {
                caddy.destroy();
                assertThat(caddy.waitFor(30, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    private Process caddy(TestAuthority authority, int port, int httpPort, int socketPort) throws IOException {
        String site = Files.readString(DOCUMENTED)
                .replace(
                        HOST + " {",
                        HOST + ":" + port + " {\n\tbind 127.0.0.1\n\ttls " + authority.chain() + " " + authority.key())
                .replace("127.0.0.1:8080", "127.0.0.1:" + httpPort)
                .replace("127.0.0.1:8081", "127.0.0.1:" + socketPort);
        Path file = Files.writeString(
                folder.resolve("Caddyfile"),
                "{\n\tadmin off\n\tauto_https disable_redirects\n\tstorage file_system " + folder.resolve("caddy")
                        + "\n}\n" + site);
        ProcessBuilder starting = new ProcessBuilder(
                        "caddy", "run", "--adapter", "caddyfile", "--config", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("caddy.log").toFile());
        starting.environment().put("HOME", folder.toString());
        return starting.start();
    }

    private boolean answers(Process caddy, int port) throws IOException {
        if (!caddy.isAlive()) {
            throw new IOException("Caddy ended: " + Files.readString(folder.resolve("caddy.log")));
        }
        try {
            new Socket(InetAddress.getLoopbackAddress(), port).close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void meet(TestAuthority authority, String address, int socketPort) throws IOException {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("HOME", authority.browserHome().toString());
        String resolving = "--host-resolver-rules=MAP " + HOST + " 127.0.0.1";
        try (RealBrowser chromium = RealBrowser.launch(environment, resolving);
                CustomerPage customer = new CustomerPage(chromium.browser(), address, 1_000, "ko-KR");
                CounsellorClient counsellor = new CounsellorClient(socketPort)) {
            counsellor.signIn("이수진", PASSWORD);
            customer.join("홍길동", "배송이 늦어요.");
            long conversation = counsellor.waiting("홍길동").conversation();
            counsellor.claim(conversation);
            counsellor.say(conversation, "안녕하세요, 확인해 볼게요.");
            assertThat(customer.page().getByText("안녕하세요, 확인해 볼게요.")).isVisible();
            customer.say("감사합니다");
            counsellor.hear(Message.class, message -> "감사합니다".equals(message.text()));
            assertThat(customer.problems()).isEmpty();
        }
    }

    private static void figuresAreNotToBeHad(TestAuthority authority, int port) throws Exception {
        Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
        try (RawSocket stranger =
                RawSocket.over(authority.trusting().getSocketFactory().createSocket(plain, HOST, port, true))) {
            stranger.send("GET /metrics HTTP/1.1\r\nHost: " + HOST + ":" + port + "\r\nConnection: close\r\n\r\n");
            assertThat(stranger.rest()).startsWith("HTTP/1.1 404").doesNotContain("sangdam_");
        }
    }
}
