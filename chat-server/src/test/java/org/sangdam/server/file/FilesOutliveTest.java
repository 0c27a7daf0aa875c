package org.sangdam.server.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.client.CustomerClient;
import org.sangdam.server.client.FilesByHttp;
import org.sangdam.server.client.RawSocket;
import org.sangdam.server.process.ServerProgram;
import org.sangdam.server.process.ServiceProcess;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.ToCustomer;

/** The service as a process of its own that is killed, whose disk is full, and that moves to another machine. */
class FilesOutliveTest {
    private static final int MANY = 12;

    @TempDir
    private Path folder;

    private final ServerProgram program = ServerProgram.ofClassPath();
    private String token;
    private String pass;

    @Test
    void whatWasAcknowledgedIsThereAfterAKillAndOnAnotherMachineAndNothingElseIs() throws Exception {
        Map<Long, byte[]> sent = new java.util.TreeMap<>();
        try (ServiceProcess service = program.serve(office(), 0, 0)) {
            try (CustomerClient customer = new CustomerClient(service.socketPort())) {
                long conversation = joined(customer);
                FilesByHttp files = new FilesByHttp(service.httpPort());
                for (int number = 0; number < MANY; number++) {
                    byte[] content = text(number, 50_000);
                    String id = "f" + number;
                    assertThat(files.send(pass, conversation, id, "a.txt", content)
                                    .statusCode())
                            .isEqualTo(200);
                    sent.put(customer.said(id).seq(), content);
                }
                RawSocket half = RawSocket.connect(service.httpPort());
                half.send("POST /files/" + conversation + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + pass
                        + "\r\nX-Message-Id: half\r\nX-File-Name: a.txt\r\nContent-Length: 500000\r\n\r\n"
                        + "a".repeat(200_000));
                await().until(() -> kept().size() == MANY + 1);
                service.kill();
                half.close();
            }
        }
        try (ServiceProcess service = program.serve(office(), 0, 0)) {
            await().until(() -> kept().size() == MANY);
            everythingIsThere(service, sent);
            assertThat(done("backup", "--data-dir", office().toString()).out()).contains("made and verified");
            assertThat(done("backup", "--data-dir", office().toString()).out()).contains("made and verified");
        }
        Path other = folder.resolve("other");
        Path damaged = kept(office().resolve("backup").resolve("files")).get(0);
        byte[] whole = Files.readAllBytes(damaged);
        Files.writeString(damaged, "something else");
        String[] restore = {
            "restore",
            "--data-dir",
            other.toString(),
            "--backup-dir",
            office().resolve("backup").toString()
        };
        assertThat(done(restore).out()).contains("1 files that people had sent are not in the backup");
        Files.write(damaged, whole);
        done(restore);
        try (ServiceProcess service = program.serve(other, 0, 0)) {
            everythingIsThere(service, sent);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsARefusalAndNothingIsHalfThere() throws Exception {
        try (ServiceProcess service = program.serve(office(), 0, 0);
                CustomerClient customer = new CustomerClient(service.socketPort())) {
            long conversation = joined(customer);
            FilesByHttp files = new FilesByHttp(service.httpPort());
            service.largestFile(64 * 1024);
            assertThat(files.send(pass, conversation, "a.txt", text(1, 300_000)).body())
                    .isEqualTo("no-room");
            assertThat(kept()).isEmpty();
            service.largestFile(-1);
            assertThat(files.send(pass, conversation, "a.txt", text(1, 300_000)).statusCode())
                    .isEqualTo(200);
        }
    }

    private long joined(CustomerClient customer) {
        ToCustomer.Welcome welcome = customer.hello(null, 0, 0);
        token = welcome.token();
        pass = welcome.pass();
        customer.join("join", "민지", "파일을 보낼게요");
        return customer.shown();
    }

    private void everythingIsThere(ServiceProcess service, Map<Long, byte[]> sent) {
        try (CustomerClient back = new CustomerClient(service.socketPort())) {
            pass = back.hello(token, 0, 0).pass();
            ToCustomer.Conversation shown = back.conversation();
            FilesByHttp files = new FilesByHttp(service.httpPort());
            List<Message> messages = shown.messages().stream()
                    .filter(message -> message.file() != null)
                    .toList();
            assertThat(messages).extracting(Message::seq).containsExactlyElementsOf(sent.keySet());
            sent.forEach((seq, content) -> assertThat(
                            files.fetch(pass, shown.conversation(), seq).body())
                    .isEqualTo(content));
        }
    }

    private Path office() {
        return folder.resolve("office");
    }

    private List<Path> kept() throws IOException {
        return kept(office().resolve("files"));
    }

    private static List<Path> kept(Path files) throws IOException {
        try (Stream<Path> all = Files.walk(files)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private ServerProgram.Ended done(String... arguments) throws IOException {
        ServerProgram.Ended ended = program.run(Map.of(), "", arguments);
        assertThat(ended.status()).as(ended.errors()).isZero();
        return ended;
    }

    private static byte[] text(int seed, int length) {
        return new Random(seed)
                .ints(length, 'a', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .getBytes(StandardCharsets.US_ASCII);
    }
}
