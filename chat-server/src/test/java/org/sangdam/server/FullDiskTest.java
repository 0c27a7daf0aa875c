package org.sangdam.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.client.CounsellorClient;
import org.sangdam.server.client.CustomerClient;
import org.sangdam.server.process.ServerProgram;
import org.sangdam.server.process.ServiceProcess;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.FromCustomer;
import org.sangdam.server.protocol.Kind;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Pong;
import org.sangdam.server.protocol.Refused;
import org.sangdam.server.protocol.Role;
import org.sangdam.server.protocol.ToCounsellor;

/** The service as a process of its own whose files cannot grow any more for a while: the kernel refuses to write. */
@EnabledOnOs(OS.LINUX)
class FullDiskTest {
    private static final String PASSWORD = "correct horse battery";
    private static final int TIMES = Integer.getInteger("sangdam.fullDisk.times", 2);
    /** Smaller than journal and database are by then, larger than the log. */
    private static final long FULL = 64 * 1024;

    @TempDir
    Path folder;

    private final List<String> stored = new ArrayList<>();
    private CustomerClient customer;
    private CounsellorClient counsellor;
    private long conversation;

    @Test
    void nothingIsAcknowledgedThatIsNotStoredAndAllGoesOnWhenThereIsSpace() throws IOException {
        Path data = folder.resolve("office");
        Path log = folder.resolve("log");
        ServerProgram program = ServerProgram.ofClassPath().loggingTo(log);
        program.addAccount(data, Role.ADMINISTRATOR, "SujinPark", PASSWORD);
        String token;
        String session;
        try (ServiceProcess service = program.serve(data, 0, 0);
                CustomerClient talking = new CustomerClient(service.socketPort());
                CounsellorClient answering = new CounsellorClient(service.socketPort())) {
            customer = talking;
            counsellor = answering;
            session = counsellor.signIn("SujinPark", PASSWORD).session();
            token = customer.join("민지", "first");
            conversation = counsellor.waiting("민지").conversation();
            stored.add("first");
            counsellor.claim(conversation);
            for (int time = 0; time < TIMES; time++) {
                for (int line = 0; line < 10; line++) {
                    said("가".repeat(3_000) + time + line);
                }
                service.largestFile(FULL);
                nothingIsStored(service.socketPort(), token, time);
                service.largestFile(-1);
                everythingIsStoredAgain(time);
                theArchiveHoldsAllOfItOnce();
            }
        }
        try (ServiceProcess service = program.serve(data, 0, 0);
                CounsellorClient back = new CounsellorClient(service.socketPort())) {
            counsellor = back;
            counsellor.resume(session, List.of());
            assertThat(stored)
                    .as("what the next start knows")
                    .endsWith(texts(counsellor
                                    .hear(ToCounsellor.Conversation.class)
                                    .messages())
                            .toArray(String[]::new));
            theArchiveHoldsAllOfItOnce();
        }
        assertThat(Files.readString(log)).contains("Nothing can be stored").doesNotContain("민지", "가가가", "lost");
    }

    private void said(String text) {
        customer.say(text);
        stored.add(text);
    }

    private void nothingIsStored(int port, String token, int time) {
        for (String kind : List.of("lost-a", "lost-b", "lost-c")) {
            String id = kind + time;
            customer.say(new FromCustomer.Say(id, conversation, id));
            assertThat(customer.hear(Refused.class, refused -> id.equals(refused.id())))
                    .satisfies(refused -> assertThat(refused.code()).isEqualTo(Code.NOT_STORED))
                    .satisfies(refused -> assertThat(refused.retryAfter()).isPositive());
        }
        await().until(() -> !storing());
        counsellor.say(new FromCounsellor.Say("lost-d" + time, conversation, "lost-d" + time));
        assertThat(counsellor.refused("lost-d" + time).code()).isEqualTo(Code.NOT_STORED);
        try (CustomerClient another = new CustomerClient(port)) {
            another.hello(null, 0, 0);
            another.say(new FromCustomer.Join("join" + time, "수아", "010-1234-5678", "general", "lost", true));
            assertThat(another.hear(Refused.class).code()).isEqualTo(Code.NOT_STORED);
        }
        try (CustomerClient again = new CustomerClient(port)) {
            again.hello(token, 0, 0);
            assertThat(stored)
                    .as("what is stored can be read")
                    .endsWith(texts(again.conversation().messages()).toArray(String[]::new));
            again.say(new FromCustomer.Ping("alive"));
            assertThat(again.hear(Pong.class).id()).isEqualTo("alive");
        }
        assertThat(counsellor.heard(Message.class)).extracting(Message::text).doesNotContain("lost-a" + time);
        assertThat(customer.heard(Message.class)).extracting(Message::text).doesNotContain("lost-d" + time);
    }

    private void everythingIsStoredAgain(int time) {
        await().until(this::storing);
        for (String kind : List.of("lost-c", "lost-a")) {
            String id = kind + time;
            customer.say(new FromCustomer.Say(id, conversation, id));
            Message receipt = customer.said(id);
            stored.add(id);
            Message told = counsellor.hear(Message.class, message -> id.equals(message.id()));
            assertThat(told.seq()).isEqualTo(receipt.seq());
        }
        said("and on " + time);
    }

    private boolean storing() {
        List<ToCounsellor.Condition> told = counsellor.heard(ToCounsellor.Condition.class);
        return told.get(told.size() - 1).storing();
    }

    private void theArchiveHoldsAllOfItOnce() {
        await().untilAsserted(() -> assertThat(texts(transcript())).isEqualTo(stored));
    }

    /** All pages; empty while the archive cannot be read. */
    private List<Message> transcript() {
        List<Message> all = new ArrayList<>();
        boolean more = true;
        while (more) {
            String id = UUID.randomUUID().toString();
            counsellor.say(new FromCounsellor.Transcript(
                    id, conversation, all.isEmpty() ? 0 : all.get(0).seq()));
            ToCounsellor answer = await().until(
                            () -> counsellor.heard().stream()
                                    .filter(frame -> frame instanceof ToCounsellor.Transcript page
                                                    && page.id().equals(id)
                                            || frame instanceof Refused refused && id.equals(refused.id()))
                                    .findFirst()
                                    .orElse(null),
                            frame -> frame != null);
            if (answer instanceof ToCounsellor.Transcript page) {
                all.addAll(0, page.messages());
                more = page.more();
            } else {
                return List.of();
            }
        }
        return all;
    }

    private static List<String> texts(List<Message> messages) {
        return messages.stream()
                .filter(message -> message.kind() == Kind.TEXT)
                .map(Message::text)
                .toList();
    }
}
