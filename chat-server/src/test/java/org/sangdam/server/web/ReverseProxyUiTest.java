package org.sangdam.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.ChatServer;
import org.sangdam.server.Outside;
import org.sangdam.server.ServerConfig;
import org.sangdam.server.client.CounsellorClient;
import org.sangdam.server.client.CustomerClient;
import org.sangdam.server.client.RawSocket;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Protocol;

/** The way that the documentation shows: page and sockets behind nginx, with TLS, in a browser that checks the certificate. */
class ReverseProxyUiTest {
    private static final String PASSWORD = "a long password";
    /** Of a file, unless the office says otherwise. */
    private static final int LARGEST = 20_000_000;

    @TempDir
    private Path folder;

    private TestAuthority authority;
    private ChatServer server;
    private ReverseProxy proxy;
    private int port;

    @BeforeEach
    void start() throws Exception {
        port = ReverseProxy.freePort();
        server = ChatServer.start(new ServerConfig(
                folder.resolve("office"),
                ServerConfig.LOOPBACK,
                0,
                0,
                false,
                new Outside(address(), List.of("127.0.0.1"), Map.of())));
        server.setUp("한빛 고객센터", "이수진", PASSWORD);
        authority = TestAuthority.make(Files.createDirectory(folder.resolve("authority")), ReverseProxy.HOST);
        proxy = ReverseProxy.start(
                Files.createDirectory(folder.resolve("nginx")),
                authority,
                port,
                server.httpPort(),
                server.socketPort());
    }

    @AfterEach
    void stop() {
        proxy.close();
        server.close();
    }

    private String address() {
        return "https://" + ReverseProxy.HOST + ":" + port + "/";
    }

    @Test
    void aCustomerAndACounsellorMeetThroughIt() throws Exception {
        assertThat(server.customerPage()).isEqualTo(address());
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("HOME", authority.browserHome().toString());
        String resolving = "--host-resolver-rules=MAP " + ReverseProxy.HOST + " 127.0.0.1";
        try (RealBrowser chromium = RealBrowser.launch(environment, resolving);
                CustomerPage customer = new CustomerPage(chromium.browser(), address(), 1_000, "ko-KR");
                CounsellorClient counsellor = new CounsellorClient(server.socketPort())) {
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

    @Test
    void aConsoleThroughItIsKnownByItsOwnAddressWhateverItClaims() throws Exception {
        try (RawSocket console = RawSocket.over(secured())) {
            assertThat(console.handshake(Protocol.COUNSELLOR_PATH, "X-Forwarded-For: 203.0.113.9"))
                    .startsWith("HTTP/1.1 101");
            console.say("{\"type\":\"sign-in\",\"id\":\"s\",\"version\":1,\"name\":\"이수진\",\"password\":\"" + PASSWORD
                    + "\"}");
            assertThat(console.hearText("signed-in"))
                    .contains("\"remote\":\"127.0.0.9\"", "\"customerPage\":\"" + address() + "\"");
        }
    }

    @Test
    void theServicesFiguresAreNotToBeHadThroughIt() throws Exception {
        try (RawSocket stranger = RawSocket.over(secured())) {
            stranger.send("GET /metrics HTTP/1.1\r\nHost: " + ReverseProxy.HOST + ":" + port
                    + "\r\nConnection: close\r\n\r\n");
            assertThat(stranger.rest()).startsWith("HTTP/1.1 404").doesNotContain("sangdam_");
        }
    }

    @Test
    void aFileOfTheLargestSizeGoesThroughItAndALargerOneIsRefusedAtTheDoor() throws Exception {
        try (CustomerClient customer = new CustomerClient(server.socketPort())) {
            String pass = customer.hello(null, 0, 0).pass();
            customer.join("join", "홍길동", "파일을 보낼게요");
            String head = "POST /files/" + customer.shown() + " HTTP/1.1\r\nHost: " + ReverseProxy.HOST + ":" + port
                    + "\r\nAuthorization: Bearer " + pass + "\r\nX-Message-Id: m\r\nX-File-Name: a.txt"
                    + "\r\nConnection: close\r\nContent-Length: ";
            try (RawSocket whole = RawSocket.over(secured())) {
                whole.send(head + LARGEST + "\r\n\r\n" + "a".repeat(LARGEST));
                assertThat(whole.rest()).startsWith("HTTP/1.1 200").endsWith("sent");
            }
            assertThat(customer.said("m").file().bytes()).isEqualTo(LARGEST);
            try (RawSocket more = RawSocket.over(secured())) {
                more.send(head + (LARGEST + 3_000_000) + "\r\n\r\n");
                assertThat(more.rest()).startsWith("HTTP/1.1 413");
            }
        }
    }

    /** From an address of its own, with the certificate checked against the root and the host's name. */
    private Socket secured() throws Exception {
        Socket plain = new Socket();
        plain.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.9"), 0));
        plain.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        SSLSocket secured =
                (SSLSocket) authority.trusting().getSocketFactory().createSocket(plain, ReverseProxy.HOST, port, true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }
}
