package org.sangdam.console.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sangdam.console.conversation.Entry.Delivery;
import org.sangdam.console.link.HeardCommands;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.FromCounsellor.Have;
import org.sangdam.server.protocol.FromCounsellor.Say;
import org.sangdam.server.protocol.Kind;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.ReadMark;
import org.sangdam.server.protocol.Sender;
import org.sangdam.server.protocol.Status;
import org.sangdam.server.protocol.ToCounsellor;
import org.sangdam.server.protocol.Typing;

class ConversationModelTest {
    private static final long ME = 7;

    private final HeardCommands commands = new HeardCommands();
    private final AtomicLong clock = new AtomicLong(1_000_000);
    private final AtomicLong counter = new AtomicLong();
    private final Conversations conversations =
            new Conversations(commands, clock::get, () -> ME, () -> "m-" + counter.incrementAndGet());

    @Test
    void theSameMessageTenTimesIsOneEntry() {
        ConversationModel model = matched();
        for (int time = 0; time < 10; time++) {
            conversations.message(text(3, "c-3", Sender.CUSTOMER));
        }

        assertThat(numbers(model)).containsExactly(1L, 2L, 3L);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void messagesInAnyOrderEndUpInTheirOwn(int seed) {
        ConversationModel model = matched();
        List<Message> messages = new ArrayList<>();
        for (long seq = 3; seq <= 60; seq++) {
            messages.add(text(seq, "c-" + seq, Sender.CUSTOMER));
        }
        Collections.shuffle(messages, new Random(seed));

        messages.forEach(conversations::message);

        assertThat(numbers(model)).isSorted().hasSize(60).doesNotHaveDuplicates();
        assertThat(model.have()).isEqualTo(60);
    }

    @Test
    void aGapIsFilledFromTheTranscriptPageByPage() {
        ConversationModel model = matched();

        conversations.message(text(9, "c-9", Sender.CUSTOMER));
        assertThat(model.have()).isEqualTo(2);
        answerTranscript(9, 6, 7, 8);
        answerTranscript(6, 3, 4, 5);

        assertThat(numbers(model)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        assertThat(model.have()).isEqualTo(9);
    }

    @Test
    void ownMessageIsOneEntryWhoeverTellsItFirst() {
        ConversationModel model = matched();
        say(model, "먼저 응답");
        say(model, "먼저 메아리");
        assertThat(model.entries()).extracting(entry -> entry.delivery().get()).endsWith(Delivery.PENDING);

        commands.answer("m-1", text(3, "m-1", Sender.COUNSELLOR));
        conversations.message(text(3, "m-1", Sender.COUNSELLOR));
        conversations.message(text(4, "m-2", Sender.COUNSELLOR));
        commands.answer("m-2", text(4, "m-2", Sender.COUNSELLOR));

        assertThat(numbers(model)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(model.entries()).extracting(entry -> entry.delivery().get()).containsOnly(Delivery.SENT);
    }

    @Test
    void aSnapshotAfterAResumeTakesThePendingMessageForSent() {
        ConversationModel model = matched();
        say(model, "끊기기 전에 쓴 글");

        conversations.conversation(
                snapshot(Status.ACTIVE, ME, 4, text(3, "c-3", Sender.CUSTOMER), text(4, "m-1", Sender.COUNSELLOR)));

        assertThat(numbers(model)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(conversations.tabs()).hasSize(1);
    }

    @Test
    void whatTheCustomerWroteMeanwhileStandsBeforeWhatIsStillPending() {
        ConversationModel model = matched();
        say(model, "아직 안 간 글");

        conversations.message(text(3, "c-3", Sender.CUSTOMER));

        assertThat(model.entries()).extracting(Entry::text).endsWith("c-3", "아직 안 간 글");
    }

    @Test
    void aMessageThatFailedSaysWhyAndGoesAgainUnderTheSameId() {
        ConversationModel model = matched();
        say(model, "다시 보낼 글");
        Entry entry = model.entries().get(2);

        commands.refuse("m-1", Code.NOT_STORED, null);
        assertThat(entry.delivery().get()).isEqualTo(Delivery.FAILED);
        assertThat(entry.failure().get()).isNotNull();
        model.retry(entry);
        commands.answer("m-1", text(3, "m-1", Sender.COUNSELLOR));

        assertThat(entry.delivery().get()).isEqualTo(Delivery.SENT);
        assertThat(commands.heard(Say.class)).extracting(Say::id).containsExactly("m-1", "m-1");
    }

    @Test
    void onlyWhatWasShownIsToldAsRead() {
        ConversationModel model = matched();
        conversations.message(text(3, "c-3", Sender.CUSTOMER));
        assertThat(model.unread().get()).isEqualTo(2);
        assertThat(commands.heard(FromCounsellor.Read.class)).isEmpty();

        model.shown();

        assertThat(model.unread().get()).isZero();
        assertThat(commands.heard(FromCounsellor.Read.class)).containsExactly(new FromCounsellor.Read(5, 3));
    }

    @Test
    void theCustomersReadMarkNeverGoesBack() {
        ConversationModel model = matched();

        conversations.readMark(new ReadMark(5, Sender.CUSTOMER, 4));
        conversations.readMark(new ReadMark(5, Sender.CUSTOMER, 2));

        assertThat(model.readByCustomer().get()).isEqualTo(4);
    }

    @Test
    void whoAnswersHasReadWhatStandsAbove() {
        ConversationModel model = matched();

        conversations.message(text(3, "s-3", Sender.COUNSELLOR));
        conversations.message(text(4, "c-4", Sender.CUSTOMER));

        assertThat(model.readByCustomer().get()).isEqualTo(4);
    }

    @Test
    void aNoticeCarriesTheStatusAndTheTabMayBeClosed() {
        ConversationModel model = matched();
        conversations.close(model);
        assertThat(conversations.tabs()).containsExactly(model);

        conversations.message(new Message(5, 3, null, Kind.ENDED, Sender.SYSTEM, null, null, 1_000));
        assertThat(model.status().get()).isEqualTo(Status.ENDED);
        assertThat(conversations.have()).isEmpty();
        conversations.close(model);

        assertThat(conversations.tabs()).isEmpty();
        assertThat(conversations.selected().get()).isNull();
    }

    @Test
    void aConversationThatAColleagueHasByNowCannotBeWrittenIn() {
        ConversationModel model = matched();

        conversations.conversation(snapshot(Status.ACTIVE, 8, 2));
        model.draft().set("늦은 답");
        model.send();

        assertThat(model.status().get()).isEqualTo(Status.WAITING);
        assertThat(commands.heard(Say.class)).isEmpty();
    }

    @Test
    void resumeNamesTheLastNumberWithoutAGap() {
        matched();
        conversations.message(text(3, "c-3", Sender.CUSTOMER));
        conversations.message(text(6, "c-6", Sender.CUSTOMER));

        assertThat(conversations.have()).containsExactly(new Have(5, 3));
    }

    @Test
    void typingOfTheCustomerEndsByItself() {
        ConversationModel model = matched();
        conversations.typing(new Typing(5, Sender.CUSTOMER, true));
        assertThat(model.customerTyping().get()).isTrue();

        clock.addAndGet(8_000);
        conversations.tick();

        assertThat(model.customerTyping().get()).isFalse();
    }

    @Test
    void whatTheCustomerIsWritingIsShownUntilItIsSentOrNot() {
        ConversationModel model = matched();
        writes("안녕하세");
        assertThat(model.preview().get()).isEqualTo("안녕하세");
        conversations.message(text(3, "c-3", Sender.CUSTOMER));
        assertThat(model.preview().get()).as("sent").isEmpty();
        writes("그런");
        conversations.typing(new Typing(5, Sender.CUSTOMER, false));
        assertThat(model.preview().get()).as("stopped").isEmpty();
        writes("그런데");
        clock.addAndGet(8_000);
        conversations.tick();
        assertThat(model.preview().get()).as("not heard of").isEmpty();
        writes("그런데요");
        conversations.typing(new Typing(5, Sender.CUSTOMER, true));
        assertThat(model.preview().get()).as("not told any more").isEmpty();
        writes("그런데요 제");
        conversations.forgetPreviews();
        assertThat(model.preview().get()).as("the office shows it no more").isEmpty();
        assertThat(model.customerTyping().get()).isTrue();
        writes("그런데요 제가");
        conversations.message(new Message(5, 4, null, Kind.ENDED, Sender.SYSTEM, null, null, 1_000));
        assertThat(model.preview().get()).as("over").isEmpty();
        assertThat(model.customerTyping().get()).isFalse();
    }

    private void writes(String text) {
        conversations.typing(new Typing(5, Sender.CUSTOMER, true, text));
    }

    @Test
    void ownTypingIsToldSparinglyAndEnds() {
        ConversationModel model = matched();
        for (String text : List.of("안", "안녕", "안녕하", "안녕하세", "안녕하세요")) {
            model.draft().set(text);
        }
        clock.addAndGet(7_000);
        conversations.tick();

        assertThat(commands.heard(FromCounsellor.Typing.class))
                .extracting(FromCounsellor.Typing::active)
                .containsExactly(true, false);
    }

    @Test
    void pastedControlCharactersAndBlankEndsAreLeftOut() {
        ConversationModel model = matched();

        say(model, "  첫 줄\r\n둘째\u0007 줄\u0000\n ");

        assertThat(commands.heard(Say.class)).extracting(Say::text).containsExactly("첫 줄\n둘째 줄");
    }

    @Test
    void blankOrTooLongTextIsNotSentAndStays() {
        ConversationModel model = matched();
        say(model, " \n ");
        say(model, "가".repeat(4_001));

        assertThat(commands.heard(Say.class)).isEmpty();
        assertThat(model.draft().get()).hasSize(4_001);
    }

    private void say(ConversationModel model, String text) {
        model.draft().set(text);
        model.send();
    }

    private void answerTranscript(long before, long... seqs) {
        List<FromCounsellor.Transcript> asked = commands.heard(FromCounsellor.Transcript.class);
        FromCounsellor.Transcript last = asked.get(asked.size() - 1);
        assertThat(last.before()).isEqualTo(before);
        List<Message> messages = new ArrayList<>();
        for (long seq : seqs) {
            messages.add(text(seq, "c-" + seq, Sender.CUSTOMER));
        }
        commands.answer(last.id(), new ToCounsellor.Transcript(last.id(), null, messages, true));
    }

    /** A conversation with one line of the customer and the match. */
    private ConversationModel matched() {
        conversations.conversation(snapshot(
                Status.ACTIVE,
                ME,
                2,
                text(1, "c-1", Sender.CUSTOMER),
                new Message(5, 2, null, Kind.MATCHED, Sender.SYSTEM, "김상담", null, 1_000)));
        return conversations.tabs().get(0);
    }

    private static ToCounsellor.Conversation snapshot(Status status, long counsellor, long last, Message... messages) {
        return new ToCounsellor.Conversation(
                5,
                status,
                counsellor,
                "김상담",
                55,
                "이하늘",
                "+821012345678",
                "pay",
                "ko",
                false,
                500,
                900,
                0,
                0,
                0,
                last,
                List.of(messages));
    }

    private static Message text(long seq, String id, Sender from) {
        return new Message(5, seq, id, Kind.TEXT, from, null, id, 1_000 + seq);
    }

    private static List<Long> numbers(ConversationModel model) {
        return model.entries().stream().map(entry -> entry.seq().get()).toList();
    }
}
