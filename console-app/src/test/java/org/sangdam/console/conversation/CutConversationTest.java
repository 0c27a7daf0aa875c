package org.sangdam.console.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.console.link.LinkState;
import org.sangdam.console.link.Timing;
import org.sangdam.server.ChatServer;
import org.sangdam.server.Outside;
import org.sangdam.server.ServerConfig;
import org.sangdam.server.client.CounsellorClient;
import org.sangdam.server.client.Patience;
import org.sangdam.server.network.Cut;
import org.sangdam.server.network.CuttableLink;
import org.sangdam.server.network.CuttableLink.Direction;
import org.sangdam.server.network.Recoveries;
import org.sangdam.server.network.StoppedProcesses;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Role;
import org.sangdam.server.protocol.ToCounsellor;

/** The console's link is cut while both sides talk: afterwards both have the same, in order, each message once. */
class CutConversationTest {
    private static final String PASSWORD = "a long enough password";
    private static final int MESSAGES = 100;
    /** After the office's grace the customer would go back to the list: that is the business of {@link ReturnedUiTest}. */
    private static final Duration LONGER_THAN_ANY_CUT = Duration.ofMinutes(10);

    @TempDir
    private Path folder;

    private final ScheduledExecutorService time = Executors.newSingleThreadScheduledExecutor();
    private final List<CutConversation> talks = new CopyOnWriteArrayList<>();
    private ChatServer server;

    @BeforeEach
    void openTheOffice() throws Exception {
        server = ChatServer.start(new ServerConfig(
                folder,
                ServerConfig.LOOPBACK,
                0,
                0,
                false,
                Outside.DIRECT,
                ServerConfig.BackupPlan.usual(folder),
                org.sangdam.server.session.Patience.of(LONGER_THAN_ANY_CUT, Duration.ofHours(1))));
        server.setUp("우리 사무실", "관리자", PASSWORD);
    }

    @AfterEach
    void closeTheOffice() throws Exception {
        time.shutdownNow();
        for (CutConversation talk : talks) {
            talk.close();
        }
        server.close();
    }

    private CutConversation talk(int of, Timing timing) {
        try {
            String account = "상담원" + of;
            server.addAccount(account, Role.COUNSELLOR, PASSWORD);
            CutConversation talk = new CutConversation(server.socketPort(), account, PASSWORD, timing);
            talks.add(talk);
            return talk;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void afterEachKindOfCutBothHaveTheSameOnceAndInOrder() {
        Recoveries recoveries = new Recoveries("console");
        IntStream.range(0, Cut.all().size()).parallel().forEach(of -> talk(of, Timing.usual()));
        for (Cut cut : Cut.all()) {
            CutConversation talk = talks.get(Cut.all().indexOf(cut));
            talk.customerSays(0, MESSAGES / 4);
            talk.counsellorSays(0, MESSAGES / 4);
            cut.on(talk.link);
            talk.customerSays(MESSAGES / 4, MESSAGES);
            talk.counsellorSays(MESSAGES / 4, MESSAGES);
            time.schedule(
                    () -> recoveries.restored(cut, talk.link, () -> talk.identical(2 * MESSAGES + 1)),
                    cut.length().toMillis(),
                    TimeUnit.MILLISECONDS);
        }
        recoveries.await(Cut.all().size());
        assertThat(talks).allMatch(talk -> talk.state() == LinkState.CONNECTED);
        assertThat(talks).allMatch(CutConversation::works);
        assertThat(recoveries.median()).isLessThan(Duration.ofSeconds(6));
        assertThat(recoveries.slowest()).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    @Tag("long")
    void aConsoleThatIsStoppedIsNoticedAndComesBackToAllItMissed() throws Exception {
        server.addAccount("Lonely", Role.COUNSELLOR, PASSWORD);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process console = null;
        try (CuttableLink link = new CuttableLink(server.socketPort());
                CounsellorClient colleague = new CounsellorClient(server.socketPort())) {
            colleague.signIn("Lonely", PASSWORD);
            console = new ProcessBuilder(
                            java,
                            "-cp",
                            System.getProperty("java.class.path"),
                            "org.sangdam.console.conversation.LonelyConsole",
                            Integer.toString(link.port()),
                            "Lonely",
                            PASSWORD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader told = console.inputReader(StandardCharsets.UTF_8);
            assertThat(told.readLine()).isEqualTo("ready");
            long conversation = colleague.hear(ToCounsellor.Conversation.class).conversation();

            StoppedProcesses stopped = StoppedProcesses.stop("java");
            long since = System.nanoTime();
            List<String> said = new ArrayList<>(List.of("문의합니다"));
            for (int i = 0; i < MESSAGES; i++) {
                said.add("답변 " + i);
                colleague.say(new FromCounsellor.Say("late-" + i, conversation, "답변 " + i));
            }
            await().until(() -> link.standing() == 0);
            Duration noticed = Duration.ofNanos(System.nanoTime() - since);
            System.out.printf("a console that was stopped: noticed after %d ms%n", noticed.toMillis());
            stopped.goOn();
            BufferedWriter ask = console.outputWriter(StandardCharsets.UTF_8);
            await().until(() -> {
                ask.write("?\n");
                ask.flush();
                return told.readLine().equals("CONNECTED " + String.join(",", said));
            });
            assertThat(noticed).isLessThan(Duration.ofSeconds(35));
        } finally {
            if (console != null) {
                console.destroyForcibly();
            }
        }
    }

    @Test
    void whatAReplacedConnectionStillDeliversChangesNothing() {
        CutConversation talk =
                talk(0, new Timing(Patience.LIMIT, Duration.ofMillis(300), Duration.ofSeconds(1), Patience.LIMIT));
        talk.link.delay(20);
        talk.link.silence(Direction.UP, Direction.DOWN);
        talk.customerSays(0, 10);
        talk.counsellorSays(0, 10);
        await().until(() -> talk.state() == LinkState.RECONNECTING);
        talk.link.restoreForNewcomers();
        await().until(() -> talk.identical(21));

        talk.link.release();
        talk.customerSays(10, 20);
        talk.counsellorSays(10, 20);
        await().until(() -> talk.identical(41));
        assertThat(talk.onTheConsole()).doesNotHaveDuplicates();
    }
}
