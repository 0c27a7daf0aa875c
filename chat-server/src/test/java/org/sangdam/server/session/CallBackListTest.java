package org.sangdam.server.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.desk.CallBackCommand;
import org.sangdam.server.desk.CallBackEvent;
import org.sangdam.server.desk.CallBacks;
import org.sangdam.server.desk.Decision;
import org.sangdam.server.desk.Event;
import org.sangdam.server.protocol.CallBackFrame;
import org.sangdam.server.protocol.CallingBack;
import org.sangdam.server.protocol.FromCustomer;
import org.sangdam.server.protocol.ToCustomer;
import org.sangdam.server.session.SmallOffice.Console;
import org.sangdam.server.session.SmallOffice.Page;

/** The list of those who want to be called when it has become long. */
class CallBackListTest {
    private static final FromCustomer CALL_ME =
            new FromCustomer.CallBack("call", "가", "010-1234-5678", "general", "전화 주세요", true);

    @TempDir
    Path folder;

    private SmallOffice office;

    @BeforeEach
    void open() {
        office = new SmallOffice(folder);
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void anOldOneThatIsSettledIsSettledOnEveryConsoleAndForItsCustomer() {
        Page page = office.page();
        page.say(CALL_ME);
        asked(CallBacks.NEWEST, "문의");
        Console sujin = office.console(SmallOffice.SUJIN);
        Console minho = office.console(SmallOffice.MINHO);
        minho.say(new CallingBack.Done("done", 1));
        assertThat(settledBy(sujin, 1)).isEqualTo("민호");
        assertThat(settledBy(minho, 1)).isEqualTo("민호");
        assertThat(stillOpen(page)).isZero();
    }

    @Test
    void soIsOneThatBecomesOldInTheSameMoment() {
        Page page = office.page();
        page.say(CALL_ME);
        asked(CallBacks.NEWEST - 1, "문의");
        Console minho = office.console(SmallOffice.MINHO);
        Page newcomer = office.page();
        CountDownLatch until = new CountDownLatch(1);
        office.occupies(until);
        office.hands(minho, new CallingBack.Done("done", 1));
        office.hands(newcomer, CALL_ME);
        until.countDown();
        office.settled();
        assertThat(settledBy(minho, 1)).isEqualTo("민호");
        assertThat(stillOpen(page)).isZero();
        assertThat(stillOpen(newcomer)).isEqualTo(1);
    }

    @Test
    void ofThoseThatAreSettledAConsoleIsShownOnlyTheNewestButAllThatAreOpen() {
        asked(101, "가".repeat(4_000));
        for (int number = 2; number <= 101; number++) {
            office.done(new CallBackCommand.Done(SmallOffice.MINHO, number));
        }
        List<CallBackFrame.CallBack> listed = office.console(SmallOffice.SUJIN)
                .heard
                .of(CallBackFrame.All.class)
                .flatMap(part -> part.callBacks().stream())
                .toList();
        assertThat(listed.get(0).callBack()).isEqualTo(1);
        assertThat(listed.get(listed.size() - 1).callBack()).isEqualTo(101);
        assertThat(listed.stream()
                        .skip(1)
                        .mapToInt(callBack -> callBack.text().length())
                        .sum())
                .isBetween(200_000, 300_000);
    }

    @Test
    void thoseThatTheDeskHasForgottenAreReadPageByPage() {
        List<Event> events = new ArrayList<>();
        for (int number = 1; number <= 60; number++) {
            events.add(new CallBackEvent.Asked(
                    number, "id", "token-" + number, "나", "+821012345678", "general", "ko", "문의", number));
            if (number < 60) {
                events.add(new CallBackEvent.Done(number, SmallOffice.MINHO, 1_000 + number));
            }
        }
        office.archives(events.toArray(Event[]::new));
        Console sujin = office.console(SmallOffice.SUJIN);
        CallBackFrame.Settled first = settled(sujin, "first", 0);
        assertThat(first.more()).isTrue();
        assertThat(first.callBacks())
                .hasSizeBetween(40, 50)
                .extracting(CallBackFrame.CallBack::callBack)
                .startsWith(59L, 58L);
        assertThat(first.callBacks().get(0)).returns("민호", CallBackFrame.CallBack::doneBy);
        long last = first.callBacks().get(first.callBacks().size() - 1).callBack();
        CallBackFrame.Settled second = settled(sujin, "second", last);
        assertThat(second.more()).isFalse();
        assertThat(second.callBacks())
                .extracting(CallBackFrame.CallBack::callBack)
                .startsWith(last - 1)
                .endsWith(1L);
    }

    private CallBackFrame.Settled settled(Console console, String id, long before) {
        console.say(new CallingBack.AskSettled(id, before));
        await().until(() -> console.heard
                .of(CallBackFrame.Settled.class)
                .anyMatch(page -> page.id().equals(id)));
        return console.heard
                .of(CallBackFrame.Settled.class)
                .filter(page -> page.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** As many others, each by somebody else. */
    private void asked(int others, String text) {
        for (int i = 0; i < others; i++) {
            assertThat(office.done(
                            new CallBackCommand.Ask("id", "token-" + i, "나", "+821012345678", "general", "ko", text)))
                    .isInstanceOf(Decision.Accepted.class);
        }
    }

    private static String settledBy(Console console, long number) {
        return console.heard
                .of(CallBackFrame.Changed.class)
                .map(CallBackFrame.Changed::callBack)
                .filter(callBack -> callBack.callBack() == number)
                .reduce((earlier, later) -> later)
                .map(CallBackFrame.CallBack::doneBy)
                .orElse(null);
    }

    private static int stillOpen(Page page) {
        return page.heard
                .of(ToCustomer.CallBacks.class)
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .open();
    }
}
