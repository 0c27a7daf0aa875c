package org.sangdam.server.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.desk.Event;
import org.sangdam.server.desk.Recorded;
import org.sangdam.server.protocol.Kind;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Sender;
import org.sangdam.server.protocol.Status;

class H2ArchiveTest {
    private static final String MINJI = "+821012345678";

    @TempDir
    Path folder;

    private final Happenings happenings = new Happenings().office();
    private H2Archive archive;

    @BeforeEach
    void open() {
        archive = H2Archive.open(folder);
    }

    @AfterEach
    void close() {
        archive.close();
    }

    @Test
    void aConsultationIsKeptFromHelloToEnd() {
        happenings
                .join(1, "민지", MINJI, "pay", "\n 결제가 안 돼요\n두 번 눌렀어요")
                .customerSays(1, "c2", "여보세요")
                .matched(1, 2)
                .counsellorSays(1, 2, "k1", "안녕하세요")
                .read(1, Sender.CUSTOMER, 4)
                .endedBy(1, 2);
        archive.apply(happenings.all());

        assertThat(archive.position()).isEqualTo(happenings.last());
        Consultation kept = archive.consultation(1).orElseThrow();
        assertThat(kept)
                .isEqualTo(new Consultation(
                        1,
                        Status.ENDED,
                        1,
                        "민지",
                        MINJI,
                        "pay",
                        "ko",
                        false,
                        2,
                        "이상담",
                        kept.startedAt(),
                        kept.startedAt() + 3_000,
                        kept.startedAt() + 6_000,
                        4,
                        4,
                        "결제가 안 돼요",
                        5,
                        null));
        assertThat(archive.messages(1, 0, 50))
                .extracting(Message::seq, Message::kind, Message::from, Message::name, Message::id)
                .containsExactly(
                        tuple(1L, Kind.TEXT, Sender.CUSTOMER, null, "join-1"),
                        tuple(2L, Kind.TEXT, Sender.CUSTOMER, null, "c2"),
                        tuple(3L, Kind.MATCHED, Sender.SYSTEM, "이상담", null),
                        tuple(4L, Kind.TEXT, Sender.COUNSELLOR, "이상담", "k1"),
                        tuple(5L, Kind.ENDED, Sender.SYSTEM, "이상담", null));
    }

    @Test
    void messagesComeInPagesFromTheEnd() {
        happenings.join(1, "민지", MINJI, "pay", "1");
        for (int i = 2; i <= 25; i++) {
            happenings.customerSays(1, "c" + i, "" + i);
        }
        archive.apply(happenings.all());

        assertThat(texts(archive.messages(1, 0, 10)))
                .containsExactly("16", "17", "18", "19", "20", "21", "22", "23", "24", "25");
        assertThat(texts(archive.messages(1, 16, 10))).first().isEqualTo("6");
        assertThat(texts(archive.messages(1, 6, 10))).containsExactly("1", "2", "3", "4", "5");
        assertThat(archive.messages(1, 1, 10)).isEmpty();
        assertThat(archive.messages(99, 0, 10)).isEmpty();
    }

    @Test
    void theSameEventsTwiceChangeNothing() {
        happenings.join(1, "민지", MINJI, "pay", "안녕하세요").customerSays(1, "c2", "계세요?");
        archive.apply(happenings.all());
        var before = archive.snapshot();

        archive.apply(happenings.all());
        archive.apply(happenings.from(3));

        assertThat(archive.snapshot()).isEqualTo(before);
        assertThat(archive.position()).isEqualTo(happenings.last());
        happenings.matched(1, 1);
        archive.apply(happenings.from(2));
        assertThat(archive.consultation(1).orElseThrow().status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void aBatchThatFailsLeavesNothingBehind() {
        archive.apply(happenings.join(1, "민지", MINJI, "pay", "안녕하세요").all());
        long before = archive.position();
        List<Recorded> gap = List.of(new Recorded(before + 2, new Event.ConversationLeft(1, 2, 0)));
        assertThatThrownBy(() -> archive.apply(gap)).isInstanceOf(ArchiveException.class);

        List<Recorded> written = happenings.from((int) before);
        List<Recorded> again = List.of(new Recorded(before + 1, written.get(0).event()));
        assertThatThrownBy(() -> archive.apply(again))
                .isInstanceOf(ArchiveException.class)
                .hasNoCause()
                .hasMessageContaining("23505")
                .hasMessageNotContaining("join-1");

        assertThat(archive.position()).isEqualTo(before);
        assertThat(archive.messages(1, 0, 10)).hasSize(1);
    }

    @Test
    void messagesOfAConversationThatIsMissingAreDamage() throws SQLException {
        archive.apply(happenings.join(1, "민지", MINJI, "pay", "안녕하세요").all());
        Broken.run(folder, "DELETE FROM conversation");

        happenings.customerSays(1, "c2", "계세요?");
        assertThatThrownBy(() -> archive.apply(happenings.all()))
                .isInstanceOfSatisfying(
                        ArchiveException.class,
                        thrown -> assertThat(thrown.damage()).isTrue());
        assertThat(archive.messages(1, 0, 10)).isEmpty();
        assertThat(archive.position()).isEqualTo(happenings.last() - 1);
    }

    @Test
    void aCustomerHasOneOpenConversation() {
        archive.apply(happenings
                .join(1, "민지", MINJI, "pay", "하나")
                .left(1)
                .join(1, "민지", MINJI, "pay", "둘")
                .all());
        happenings.join(1, "민지", MINJI, "pay", "셋");

        assertThatThrownBy(() -> archive.apply(happenings.all())).hasMessageContaining("23505");
    }

    @Test
    void aCustomerIsKnownByTheTokensHash() {
        archive.apply(happenings
                .join(1, "민지", MINJI, "pay", "하나")
                .left(1)
                .join(2, "서준", "+821087654321", "ship", "둘")
                .join(1, "민지", MINJI, "pay", "셋")
                .all());

        assertThat(archive.customer("hash-1")).contains(new KnownCustomer(1, 2));
        assertThat(archive.customer("hash-2")).contains(new KnownCustomer(2, 1));
        assertThat(archive.customer("hash-3")).isEmpty();
    }

    @Test
    void aTokenKeepsItsFirstNumberWhenItWasGivenAnotherOne() {
        archive.apply(happenings.join(1, "민지", MINJI, "pay", "하나").left(1).all());
        Event.ConversationStarted again = new Event.ConversationStarted(
                2, "join-2", 7, "hash-1", "민지", MINJI, "pay", "ko", false, 2, 0, Happenings.START);
        archive.apply(List.of(new Recorded(happenings.last() + 1, again)));

        assertThat(archive.customer("hash-1")).contains(new KnownCustomer(1, 2));
        assertThat(archive.consultation(2).orElseThrow().customer()).isEqualTo(1);
        assertThat(archive.consultation(2).orElseThrow().returning()).isTrue();
        for (long number : new long[] {1, 7}) {
            assertThat(archive.history(new HistoryQuery(0, 0, 0, null, null, null, number, 0, 10)))
                    .as("asked by " + number)
                    .extracting(Consultation::conversation)
                    .containsExactly(2L, 1L);
        }
        assertThat(archive.snapshot().lastCustomer()).isEqualTo(7);
    }

    @Test
    void everythingIsThereAfterOpeningAgain() {
        archive.apply(happenings
                .join(1, "민지", MINJI, "pay", "하나")
                .matched(1, 2)
                .returned(1, 2)
                .away(2)
                .all());
        var before = archive.snapshot();
        archive.close();

        open();

        assertThat(archive.snapshot()).isEqualTo(before);
        assertThat(archive.position()).isEqualTo(happenings.last());
        assertThat(folder.toFile().list()).containsExactly("sangdam.mv.db");
    }

    @Test
    void whoeverReadsCanChangeNothing() throws SQLException {
        String url = "jdbc:h2:file:" + folder.resolve("sangdam").toAbsolutePath();
        try (Connection reader = DriverManager.getConnection(url, "reader", "");
                Statement statement = reader.createStatement()) {
            statement.executeQuery("SELECT * FROM message").close();
            assertThatThrownBy(() -> statement.execute("DELETE FROM message")).hasMessageContaining("90096");
        }
    }

    @Test
    void aFileThatIsNoArchiveIsSaidToBeSoWithoutItsContent() throws IOException {
        archive.close();
        Files.writeString(folder.resolve("sangdam.mv.db"), "비밀".repeat(10_000));

        assertThatThrownBy(() -> H2Archive.open(folder)).isInstanceOf(ArchiveException.class);
    }

    private static List<String> texts(List<Message> messages) {
        return messages.stream().map(Message::text).toList();
    }
}
