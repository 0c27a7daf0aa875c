package org.sangdam.console.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.console.ConsoleWindow;
import org.sangdam.console.fx.Language;
import org.sangdam.console.link.Address;
import org.sangdam.server.ChatServer;
import org.sangdam.server.Outside;
import org.sangdam.server.ServerConfig;
import org.sangdam.server.client.CustomerClient;
import org.sangdam.server.client.Patience;
import org.sangdam.server.web.ReverseProxy;
import org.sangdam.server.web.TestAuthority;

/** A console at the address of the web that the documentation's nginx and its certificate stand at. */
class SecuredSignInUiTest {
    private static final String PASSWORD = "a long password";
    private static final String HOST = "localhost";

    @TempDir
    static Path folder;

    private static TestAuthority authority;
    private static ChatServer server;
    private static ReverseProxy proxy;
    private static int port;
    private static SSLContext usual;

    @TempDir
    Path home;

    private ConsoleWindow console;

    @BeforeAll
    static void start() throws Exception {
        usual = SSLContext.getDefault();
        port = ReverseProxy.freePort();
        Outside outside = new Outside("https://" + HOST + ":" + port + "/", List.of("127.0.0.1"), Map.of());
        server = ChatServer.start(
                new ServerConfig(folder.resolve("office"), ServerConfig.LOOPBACK, 0, 0, false, outside));
        server.setUp("한빛 고객센터", "이수진", PASSWORD);
        authority = TestAuthority.make(Files.createDirectory(folder.resolve("authority")), HOST);
        proxy = proxyWith(authority);
    }

    private static ReverseProxy proxyWith(TestAuthority certificates) throws IOException {
        Path nginx = Files.createTempDirectory(folder, "nginx");
        return ReverseProxy.start(nginx, certificates, port, server.httpPort(), server.socketPort());
    }

    @AfterEach
    void closeConsole() {
        console.close();
        SSLContext.setDefault(usual);
    }

    @AfterAll
    static void stop() {
        proxy.close();
        server.close();
    }

    private void signIn(String host) throws Exception {
        Address address = Address.ofWeb("https://" + host + ":" + port).orElseThrow();
        console = new ConsoleWindow(address, home);
        console.signIn("이수진", PASSWORD);
    }

    private void isRefusedForItsCertificate() {
        await().atMost(Patience.LIMIT).until(() -> console.seen("#problem"));
        assertThat(console.text("#problem")).startsWith("서버의 인증서를 확인할 수 없어");
        console.run(() -> console.appearance().texts().language().set(Language.EN));
        assertThat(console.text("#problem")).startsWith("The certificate of this server is not trusted");
    }

    @Test
    void whoeverTrustsTheCertificateSeesWhoWaits() throws Exception {
        SSLContext.setDefault(authority.trusting());
        signIn(HOST);
        await().atMost(Patience.LIMIT).until(() -> console.seen(".waiting"));
        try (CustomerClient customer = new CustomerClient(server.socketPort())) {
            customer.join("홍길동", "배송이 늦어요.");
            await().atMost(Patience.LIMIT).until(() -> console.waiting().contains("홍길동"));
        }
        assertThat(console.link().seat().customerPage().get()).isEqualTo("https://" + HOST + ":" + port + "/");
    }

    @Test
    void aCertificateThatNobodyHereTrustsIsToldInBothLanguages() throws Exception {
        signIn(HOST);
        isRefusedForItsCertificate();
    }

    @Test
    void aCertificateForAnotherNameIsNoBetter() throws Exception {
        SSLContext.setDefault(authority.trusting());
        signIn("127.0.0.1");
        isRefusedForItsCertificate();
    }

    @Test
    void whoeverIsSignedInIsToldOfACertificateThatHasBecomeWorthlessAndComesBackWithAGoodOne() throws Exception {
        SSLContext.setDefault(authority.trusting());
        signIn(HOST);
        await().atMost(Patience.LIMIT).until(() -> console.seen(".waiting"));
        proxy.close();
        proxy = proxyWith(TestAuthority.make(Files.createTempDirectory(folder, "stranger"), HOST));
        isToldAndComesBackWithAGoodOne();
    }

    @Test
    void whoeverIsSignedInDoesNotComeBackToACertificateForAnotherNameHoweverGood() throws Exception {
        SSLContext.setDefault(authority.trusting());
        signIn(HOST);
        await().atMost(Patience.LIMIT).until(() -> console.seen(".waiting"));
        proxy.close();
        TestAuthority another = TestAuthority.make(Files.createTempDirectory(folder, "another"), "elsewhere.example");
        SSLContext.setDefault(another.trusting());
        proxy = proxyWith(another);
        isToldAndComesBackWithAGoodOne();
    }

    private void isToldAndComesBackWithAGoodOne() throws Exception {
        await().atMost(Patience.LIMIT).until(() -> console.text("#cutOff").startsWith("서버의 인증서를 확인할 수 없어"));
        console.run(() -> console.appearance().texts().language().set(Language.EN));
        await().atMost(Patience.LIMIT)
                .until(() -> console.text("#cutOff").startsWith("The certificate of the server is no longer trusted"));
        proxy.close();
        await().atMost(Patience.LIMIT).until(() -> console.text("#cutOff").startsWith("The connection"));
        SSLContext.setDefault(authority.trusting());
        proxy = proxyWith(authority);
        await().atMost(Patience.LIMIT).until(() -> !console.seen("#cutOff"));
    }
}
