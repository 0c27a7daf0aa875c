package org.sangdam.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.client.CounsellorClient;
import org.sangdam.server.client.CustomerClient;
import org.sangdam.server.client.SocketClient;
import org.sangdam.server.process.ServerProgram;
import org.sangdam.server.process.ServiceProcess;
import org.sangdam.server.protocol.Ack;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.FromCustomer;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Presence;
import org.sangdam.server.protocol.Role;
import org.sangdam.server.protocol.Status;
import org.sangdam.server.protocol.ToCounsellor;
import org.sangdam.server.protocol.ToCustomer;

/** A service that is killed while everybody talks, and what its next start knows: all that was acknowledged, once, in order. */
class CrashTest {
    private static final int CUSTOMERS = 16;
    private static final List<Integer> TALKING = List.of(1, 4, 7, 10);
    private static final int ROUNDS = 3;
    private static final int MESSAGES = 10;
    private static final int ACKNOWLEDGED_BEFORE_THE_END = 30;
    private static final String PASSWORD = "correct horse battery";
    private static final String SECRET_WORD = "꿀단지";

    @TempDir
    Path folder;

    private final List<String> tokens = new ArrayList<>();
    private final List<Long> conversations = new ArrayList<>();
    private final Map<String, Long> acknowledged = new HashMap<>();
    private final Map<Long, List<String>> bySeq = new HashMap<>();
    private String printed = "";

    @Test
    void whatWasAcknowledgedIsThereOnceAndInOrderAfterEachKill() throws Exception {
        Path data = folder.resolve("office");
        Path log = folder.resolve("log");
        ServerProgram program = ServerProgram.ofClassPath().loggingTo(log);
        program.addAccount(data, Role.ADMINISTRATOR, "SujinPark", PASSWORD);
        ServiceProcess service = program.serve(data, 0, 0);
        String session = openTheOffice(service.socketPort());
        for (int round = 0; round < ROUNDS; round++) {
            talkUntilKilled(service, session, round);
            service = program.serve(data, 0, 0);
            sayAgainWhatWasNotAcknowledged(service.socketPort(), session, round);
            everythingIsBack(service.socketPort(), session);
        }
        service.close();
        printed += service.printedSince();
        nothingTellsOfPeople(printed + Files.readString(log), session);
    }

    /** @return the counsellor's session */
    private String openTheOffice(int port) {
        for (int i = 0; i < CUSTOMERS; i++) {
            try (CustomerClient customer = new CustomerClient(port)) {
                tokens.add(customer.hello(null, 0, 0).token());
                customer.say(new FromCustomer.Join("join" + i, name(i), phone(i), "general", text("join" + i), true));
                conversations.add(customer.acknowledged("join" + i).conversation());
            }
        }
        try (CounsellorClient counsellor = new CounsellorClient(port)) {
            String session = counsellor.signIn("SujinPark", PASSWORD).session();
            TALKING.forEach(i -> counsellor.claim(conversations.get(i)));
            counsellor.say(new FromCounsellor.SetPresence("away", Presence.AWAY));
            counsellor.acknowledged("away");
            return session;
        }
    }

    private void talkUntilKilled(ServiceProcess service, String session, int round) throws IOException {
        List<CustomerClient> customers = talking(service.socketPort());
        CounsellorClient counsellor = new CounsellorClient(service.socketPort());
        counsellor.resume(session, List.of());
        speak(customers, counsellor, round, id -> true);
        await().pollInterval(Duration.ofMillis(1))
                .until(() -> heard(customers, counsellor) >= ACKNOWLEDGED_BEFORE_THE_END);
        service.kill();
        service.close();
        printed += service.printedSince();
        customers.forEach(this::remember);
        remember(counsellor);
        customers.forEach(SocketClient::close);
        counsellor.close();
    }

    private void sayAgainWhatWasNotAcknowledged(int port, String session, int round) {
        List<CustomerClient> customers = talking(port);
        try (CounsellorClient counsellor = new CounsellorClient(port)) {
            counsellor.resume(session, List.of());
            Map<String, Long> before = Map.copyOf(acknowledged);
            speak(customers, counsellor, round, id -> !before.containsKey(id));
            await().until(() -> {
                customers.forEach(this::remember);
                remember(counsellor);
                return acknowledged.size() == (round + 1) * TALKING.size() * MESSAGES * 2;
            });
        }
        customers.forEach(SocketClient::close);
    }

    private void speak(
            List<CustomerClient> customers, CounsellorClient counsellor, int round, Predicate<String> unsaid) {
        try {
            for (int message = 0; message < MESSAGES; message++) {
                for (int i = 0; i < customers.size(); i++) {
                    String asked = "q" + round + "-" + i + "-" + message;
                    String answered = "a" + round + "-" + i + "-" + message;
                    if (unsaid.test(asked)) {
                        long conversation = conversations.get(TALKING.get(i));
                        customers.get(i).say(new FromCustomer.Say(asked, conversation, text(asked)));
                    }
                    if (unsaid.test(answered)) {
                        long conversation = conversations.get(TALKING.get(i));
                        counsellor.say(new FromCounsellor.Say(answered, conversation, text(answered)));
                    }
                }
            }
        } catch (WebsocketNotConnectedException e) {
            throw new AssertionError("the service ended before it was killed", e);
        }
    }

    private List<CustomerClient> talking(int port) {
        List<CustomerClient> customers = new ArrayList<>();
        for (int i : TALKING) {
            CustomerClient customer = new CustomerClient(port);
            customer.hello(tokens.get(i), 0, 0);
            customers.add(customer);
        }
        return customers;
    }

    private static long heard(List<CustomerClient> customers, CounsellorClient counsellor) {
        return customers.stream().mapToLong(one -> one.heard(Ack.class).size()).sum()
                + counsellor.heard(Ack.class).size();
    }

    private void remember(SocketClient<?, ? super Ack> peer) {
        for (Object frame : peer.heard()) {
            if (frame instanceof Ack ack) {
                Long before = acknowledged.put(ack.id(), ack.seq());
                assertThat(before == null || before == ack.seq())
                        .as("%s has one number", ack.id())
                        .isTrue();
            }
        }
    }

    private void everythingIsBack(int port, String session) {
        try (CounsellorClient counsellor = new CounsellorClient(port)) {
            ToCounsellor.SignedIn back = counsellor.resume(session, List.of());
            assertThat(back.account().presence()).isEqualTo(Presence.AWAY);
            List<String> waiting = new ArrayList<>();
            for (int i = 0; i < CUSTOMERS; i++) {
                if (!TALKING.contains(i)) {
                    waiting.add(name(i));
                }
            }
            assertThat(counsellor.hear(ToCounsellor.WaitingList.class).waiting())
                    .extracting(ToCounsellor.Waiting::name)
                    .containsExactlyElementsOf(waiting);
            for (int i = 0; i < CUSTOMERS; i++) {
                if (TALKING.contains(i)) {
                    sameOnAllSides(port, counsellor, i);
                } else {
                    hasItsPlace(port, i, waiting.indexOf(name(i)) + 1);
                }
            }
        }
    }

    private void hasItsPlace(int port, int i, int place) {
        try (CustomerClient customer = new CustomerClient(port)) {
            customer.hello(tokens.get(i), 0, 0);
            ToCustomer.Conversation shown = customer.conversation();
            assertThat(shown.place()).isEqualTo(place);
            assertThat(shown.waiting()).isEqualTo(CUSTOMERS - TALKING.size());
            assertThat(shown.conversation()).isEqualTo(conversations.get(i));
        }
    }

    private void sameOnAllSides(int port, CounsellorClient counsellor, int i) {
        long number = conversations.get(i);
        ToCounsellor.Conversation owned =
                counsellor.hear(ToCounsellor.Conversation.class, one -> one.conversation() == number);
        assertThat(owned.status()).isEqualTo(Status.ACTIVE);
        assertThat(owned.name()).isEqualTo(name(i));
        complete(owned.messages(), TALKING.indexOf(i));
        counsellor.say(new FromCounsellor.Transcript("t" + number, number, 0));
        assertThat(counsellor
                        .hear(ToCounsellor.Transcript.class, page -> page.id().equals("t" + number))
                        .messages())
                .as("the archive")
                .isEqualTo(owned.messages());
        try (CustomerClient customer = new CustomerClient(port)) {
            customer.hello(tokens.get(i), 0, 0);
            assertThat(customer.conversation().messages()).as("the page").isEqualTo(owned.messages());
        }
        List<String> before = bySeq.getOrDefault(number, List.of());
        List<String> now = owned.messages().stream().map(Message::text).toList();
        assertThat(now.subList(0, before.size())).as("what was there").isEqualTo(before);
        bySeq.put(number, now);
    }

    private void complete(List<Message> messages, int talker) {
        for (int at = 0; at < messages.size(); at++) {
            assertThat(messages.get(at).seq()).as("no gap").isEqualTo(at + 1);
        }
        Map<String, Long> found = new HashMap<>();
        for (Message message : messages) {
            if (message.id() != null && !message.id().startsWith("join")) {
                assertThat(found.put(message.id(), message.seq())).as("once").isNull();
                assertThat(message.text()).isEqualTo(text(message.id()));
            }
        }
        Map<String, Long> told = new HashMap<>(acknowledged);
        told.keySet().removeIf(id -> !id.matches("[aq]\\d-" + talker + "-\\d+"));
        assertThat(found).isEqualTo(told);
    }

    private void nothingTellsOfPeople(String log, String session) {
        List<String> words = new ArrayList<>(tokens);
        words.addAll(List.of(session, PASSWORD, SECRET_WORD, "고객", "SujinPark", "2345-60", "234560"));
        assertThat(log).doesNotContain(words);
    }

    private static String name(int i) {
        return "고객 " + (char) ('가' + i);
    }

    private static String phone(int i) {
        return "010-2345-60" + (10 + i);
    }

    private static String text(String id) {
        return SECRET_WORD + " " + id;
    }
}
