package org.sangdam.server.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.ChatServer;
import org.sangdam.server.Outside;
import org.sangdam.server.ServerConfig;
import org.sangdam.server.client.CounsellorClient;
import org.sangdam.server.client.CustomerClient;
import org.sangdam.server.client.FilesByHttp;
import org.sangdam.server.client.RawSocket;
import org.sangdam.server.limit.Limit;
import org.sangdam.server.protocol.Attachment;
import org.sangdam.server.protocol.FromCustomer;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Role;
import org.sangdam.server.protocol.ToCustomer;

/** A customer and a counsellor send each other files, by real HTTP; and others try to have them. */
class FilesTest {
    private static final String PASSWORD = "a long password";
    private static final Map<Limit, Integer> LIMITS =
            Map.of(Limit.FILE_MEGABYTES, 1, Limit.OFFICE_MEGABYTES, 3, Limit.CUSTOMER_MEGABYTES, 5);
    private static final byte[] TEXT = "영수증 번호 1234".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private ChatServer server;
    private FilesByHttp files;
    private CustomerClient customer;
    private CounsellorClient counsellor;
    private String token;
    private String pass;
    private String own;
    private long conversation;

    @BeforeEach
    void start() throws Exception {
        server = started(LIMITS);
        server.setUp("한빛 고객센터", "이수진", PASSWORD);
        meet();
    }

    private ChatServer started(Map<Limit, Integer> limits) throws Exception {
        Outside outside = new Outside(null, List.of(), limits);
        return ChatServer.start(new ServerConfig(folder, ServerConfig.LOOPBACK, 0, 0, false, outside));
    }

    private void meet() {
        files = new FilesByHttp(server.httpPort());
        counsellor = new CounsellorClient(server.socketPort());
        own = counsellor.signIn("이수진", PASSWORD).pass();
        customer = new CustomerClient(server.socketPort());
        ToCustomer.Welcome welcome = customer.hello(token, 0, 0);
        token = welcome.token();
        pass = welcome.pass();
        if (!welcome.conversationFollows()) {
            customer.join("join", "김하늘", "영수증을 보낼게요");
            conversation = customer.shown();
            counsellor.claim(conversation);
        }
    }

    @AfterEach
    void stop() {
        customer.close();
        counsellor.close();
        server.close();
    }

    @Test
    void aPictureReachesTheCounsellorWithItsSizeAndIsFetchedAsItWas() throws IOException {
        byte[] picture = picture(64, 48);
        assertThat(files.send(pass, conversation, "영수증\u202e.png", picture).statusCode())
                .isEqualTo(200);
        Message heard = counsellor.hear(Message.class, message -> message.file() != null);
        assertThat(heard.text()).isEqualTo("영수증.png");
        assertThat(heard.file())
                .returns("image/png", Attachment::type)
                .returns((long) picture.length, Attachment::bytes)
                .returns(64, Attachment::width)
                .returns(48, Attachment::height);
        for (String side : List.of(own, pass)) {
            HttpResponse<byte[]> fetched = files.fetch(side, conversation, heard.seq());
            assertThat(fetched.body()).isEqualTo(picture);
            assertThat(fetched.headers().firstValue("Content-Disposition").orElseThrow())
                    .startsWith("inline");
            assertThat(fetched.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(fetched.headers().firstValue("Content-Security-Policy")).hasValue("sandbox; default-src 'none'");
            assertThat(fetched.headers().firstValue("Cache-Control")).hasValue("no-store");
        }
    }

    @Test
    void aCounsellorsFileIsSavedNotShown() {
        assertThat(files.send(own, conversation, "안내.txt", TEXT).statusCode()).isEqualTo(200);
        Message heard = customer.hear(Message.class, message -> message.file() != null);
        HttpResponse<byte[]> fetched = files.fetch(pass, conversation, heard.seq());
        assertThat(fetched.body()).isEqualTo(TEXT);
        assertThat(fetched.headers().firstValue("Content-Disposition").orElseThrow())
                .isEqualTo("attachment; filename*=UTF-8''%EC%95%88%EB%82%B4.txt");
    }

    @Test
    void theSameIdIsTheSameFile() {
        assertThat(files.send(pass, conversation, "f1", "a.txt", TEXT).statusCode())
                .isEqualTo(200);
        assertThat(files.send(pass, conversation, "f1", "a.txt", TEXT).statusCode())
                .isEqualTo(200);
        assertThat(files.send(pass, conversation, "f1", "b.txt", TEXT))
                .returns(409, HttpResponse::statusCode)
                .returns("id-reused", HttpResponse::body);
        Message first = counsellor.hear(Message.class, message -> "f1".equals(message.id()));
        assertThat(customer.say("그게 다예요").seq()).isEqualTo(first.seq() + 1);
    }

    @Test
    void aPassOpensNothingOfAnybodyElses() throws Exception {
        files.send(pass, conversation, "a.txt", TEXT);
        long seq =
                customer.hear(Message.class, message -> message.file() != null).seq();
        server.addAccount("박준호", Role.COUNSELLOR, PASSWORD);
        try (CustomerClient stranger = new CustomerClient(server.socketPort());
                CounsellorClient colleague = new CounsellorClient(server.socketPort())) {
            String strangers = stranger.hello(null, 0, 0).pass();
            String colleagues = colleague.signIn("박준호", PASSWORD).pass();
            stranger.join("join", "박바다", "저도요");
            long theirs = stranger.shown();
            for (String wrong : new String[] {null, "", "x", token, strangers.toLowerCase(), strangers + "x"}) {
                assertThat(files.fetch(wrong, conversation, seq).statusCode()).isEqualTo(401);
                assertThat(files.send(wrong, conversation, "a.txt", TEXT).statusCode())
                        .isEqualTo(401);
            }
            assertThat(files.fetch(strangers, conversation, seq).statusCode()).isEqualTo(404);
            byte[] another = "nobody's business".getBytes(StandardCharsets.UTF_8);
            assertThat(files.send(strangers, conversation, "a.txt", another).statusCode())
                    .isEqualTo(409);
            assertThat(files.send(pass, theirs, "a.txt", another).statusCode()).isEqualTo(409);
            assertThat(files.fetch(pass, conversation, 1).statusCode())
                    .as("no file")
                    .isEqualTo(404);
            assertThat(files.send(colleagues, conversation, "a.txt", another).statusCode())
                    .isEqualTo(409);
            assertThat(kept()).as("nothing was taken in before it was refused").hasSize(1);
            assertThat(files.fetch(colleagues, conversation, seq).statusCode())
                    .as("counsellors read every consultation")
                    .isEqualTo(200);
        }
    }

    @Test
    void aPassEndsWithItsConnectionAndWhatItsCustomerSentIsFoundAgain() {
        files.send(pass, conversation, "a.txt", TEXT);
        long seq =
                customer.hear(Message.class, message -> message.file() != null).seq();
        counsellor.end(conversation);
        customer.close();
        await().until(() -> files.fetch(pass, conversation, seq).statusCode() == 401);
        try (CustomerClient again = new CustomerClient(server.socketPort())) {
            String fresh = again.hello(token, 0, 0).pass();
            assertThat(files.fetch(fresh, conversation, seq).body()).isEqualTo(TEXT);
            assertThat(files.send(fresh, conversation, "b.txt", TEXT).body()).isEqualTo("over");
        }
        counsellor.close();
        await().until(() -> files.fetch(own, conversation, seq).statusCode() == 401);
    }

    @Test
    void whatIsNotTakenIsRefusedByAWordAndLeavesNothing() throws IOException {
        byte[] page = "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        assertThat(files.send(pass, conversation, "photo.png", page))
                .returns(415, HttpResponse::statusCode)
                .returns("bad-file", HttpResponse::body);
        assertThat(files.send(pass, conversation, "empty.txt", new byte[0]).body())
                .isEqualTo("bad-file");
        assertThat(kept()).isEmpty();
    }

    @Test
    void whatIsTooLargeIsRefusedAlsoWhenItDoesNotSaySo() throws IOException {
        try (RawSocket raw = RawSocket.connect(server.httpPort())) {
            raw.send(head("Content-Length: 1000001"));
            assertThat(raw.rest()).startsWith("HTTP/1.1 413").endsWith("file-too-large");
        }
        try (RawSocket raw = RawSocket.connect(server.httpPort())) {
            raw.send(head("Transfer-Encoding: chunked") + "f4241\r\n" + "a".repeat(1_000_001));
            assertThat(raw.head()).startsWith("HTTP/1.1 413");
        }
        await().untilAsserted(() -> assertThat(kept()).isEmpty());
    }

    @Test
    void anUploadThatBreaksOffLeavesNothing() throws IOException {
        try (RawSocket raw = RawSocket.connect(server.httpPort())) {
            raw.send(head("Content-Length: 900000") + "a".repeat(300_000));
            await().untilAsserted(() -> assertThat(kept()).hasSize(1));
        }
        await().untilAsserted(() -> assertThat(kept()).isEmpty());
        assertThat(files.send(pass, conversation, "a.txt", TEXT).statusCode()).isEqualTo(200);
    }

    @Test
    void theOfficesRoomIsBounded() {
        for (int number = 0; number < 3; number++) {
            byte[] large = (number + "a".repeat(900_000)).getBytes(StandardCharsets.UTF_8);
            assertThat(files.send(pass, conversation, "a.txt", large).statusCode())
                    .isEqualTo(200);
        }
        assertThat(files.send(pass, conversation, "a.txt", "b".repeat(900_000).getBytes(StandardCharsets.UTF_8)))
                .returns(507, HttpResponse::statusCode)
                .returns("no-room", HttpResponse::body);
    }

    @Test
    void oneCustomerSendsSoMuchAnHourAndACounsellorAsMuchAsNeedBe() {
        byte[] large = "a".repeat(900_000).getBytes(StandardCharsets.UTF_8);
        for (int number = 0; number < 5; number++) {
            assertThat(files.send(pass, conversation, "a.txt", large).statusCode())
                    .isEqualTo(200);
        }
        assertThat(files.send(pass, conversation, "a.txt", large))
                .returns(429, HttpResponse::statusCode)
                .returns("throttled", HttpResponse::body);
        assertThat(files.send(pass, conversation, "a.txt", TEXT).statusCode()).isEqualTo(200);
        for (int number = 0; number < 7; number++) {
            assertThat(files.send(own, conversation, "a.txt", large).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void whatACustomerCouldNeverSendIsTooLargeAndWhatTheyCouldIsNotRefusedForEver() throws Exception {
        stop();
        server = started(Map.of(Limit.FILE_MEGABYTES, 2, Limit.CUSTOMER_MEGABYTES, 1));
        meet();
        byte[] tooLarge = "a".repeat(1_000_001).getBytes(StandardCharsets.UTF_8);
        assertThat(files.send(pass, conversation, "a.txt", tooLarge).body()).isEqualTo("file-too-large");
        assertThat(files.send(own, conversation, "a.txt", tooLarge).statusCode())
                .as("a counsellor's")
                .isEqualTo(200);
        try (RawSocket raw = RawSocket.connect(server.httpPort())) {
            raw.send(head("Transfer-Encoding: chunked") + "5\r\nhello\r\n0\r\n\r\n");
            assertThat(raw.head()).as("of unknown length").startsWith("HTTP/1.1 200");
        }
        try (RawSocket raw = RawSocket.connect(server.httpPort())) {
            raw.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(raw.rest()).as("the page").contains("name=\"sangdam-file\" content=\"1000000\"");
        }
    }

    @Test
    void whatIsAllThatACustomerMaySendIsSent() throws Exception {
        stop();
        server = started(Map.of(Limit.FILE_MEGABYTES, 1, Limit.CUSTOMER_MEGABYTES, 1));
        meet();
        byte[] large = "a".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
        assertThat(files.send(pass, conversation, "a.txt", large).statusCode()).isEqualTo(200);
        assertThat(files.send(pass, conversation, "a.txt", large).body()).isEqualTo("throttled");
    }

    @Test
    void fiftyFilesAreEnoughForAConversationAlsoAfterARestart() throws Exception {
        for (int number = 0; number < 50; number++) {
            assertThat(files.send(pass, conversation, "a.txt", TEXT).statusCode())
                    .isEqualTo(200);
        }
        assertThat(files.send(pass, conversation, "a.txt", TEXT).body()).isEqualTo("too-many-files");
        assertThat(kept()).as("the same content lies there once").hasSize(1);
        stop();
        server = started(LIMITS);
        meet();
        assertThat(files.send(pass, conversation, "a.txt", TEXT).body()).isEqualTo("too-many-files");
    }

    /** As a service leaves it that was killed between the file and its message; a restored archive might name it for a while. */
    @Test
    void whatNobodyWasToldOfIsSweptAfterAWeek() throws Exception {
        files.send(pass, conversation, "a.txt", TEXT);
        Path named = kept().get(0);
        stop();
        orphan("ab", Duration.ofDays(8));
        Path young = orphan("cd", Duration.ofDays(6));
        old(named, Duration.ofDays(8));
        Files.writeString(folder.resolve("files").resolve("x.unfinished"), "half");
        server = started(LIMITS);
        await().untilAsserted(() -> assertThat(kept()).containsExactlyInAnyOrder(named, young));
        meet();
        FromCustomer.Transcript all = new FromCustomer.Transcript("t", conversation, 0);
        customer.say(all);
        long seq = customer.hear(ToCustomer.Transcript.class).messages().stream()
                .filter(message -> message.file() != null)
                .findFirst()
                .orElseThrow()
                .seq();
        assertThat(files.fetch(pass, conversation, seq).body()).isEqualTo(TEXT);
    }

    private Path orphan(String digits, Duration age) throws IOException {
        Path file =
                Files.createDirectories(folder.resolve("files").resolve(digits)).resolve(digits.repeat(32));
        Files.writeString(file, "nobody knows");
        return old(file, age);
    }

    private static Path old(Path file, Duration age) throws IOException {
        return Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis() - age.toMillis()));
    }

    private String head(String length) {
        return "POST /files/" + conversation + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + pass
                + "\r\nX-Message-Id: m\r\nX-File-Name: a.txt\r\n" + length + "\r\n\r\n";
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("files"))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static byte[] picture(int width, int height) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", png);
        return png.toByteArray();
    }
}
