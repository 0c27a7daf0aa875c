package org.sangdam.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.protocol.ToCustomer;
import org.sangdam.server.session.SmallOffice.Console;
import org.sangdam.server.session.SmallOffice.Page;

/** What waiting customers are told about the time it may take. */
class WaitEstimateTest {
    @TempDir
    Path folder;

    private SmallOffice office;
    private Console sujin;
    private int customers;

    @BeforeEach
    void open() {
        office = new SmallOffice(folder);
        sujin = office.console(SmallOffice.SUJIN);
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void fromFourNothingIsToldAndFromFiveARange() {
        for (int i = 0; i < 4; i++) {
            pickedAfter(Duration.ofMinutes(4 + i));
        }
        Page first = newcomer();
        assertThat(told(first)).isEqualTo(new ToCustomer.Place(first.conversation(), 1, 1));
        waits(Duration.ofMinutes(8));
        sujin.claims(first.conversation());

        Page next = newcomer();
        Page behind = newcomer();
        assertThat(told(next)).isEqualTo(new ToCustomer.Place(next.conversation(), 1, 2, 5, 7));
        assertThat(told(behind)).isEqualTo(new ToCustomer.Place(behind.conversation(), 2, 2, 10, 14));
    }

    @Test
    void aFewWhoWaitedMuchLongerDoNotSpoilIt() {
        for (int i = 0; i < 8; i++) {
            pickedAfter(Duration.ofSeconds(90));
        }
        pickedAfter(Duration.ofMinutes(30));
        assertThat(told(newcomer())).extracting("least", "most").containsExactly(1, 2);
    }

    @Test
    void whoIsPickedAtOnceMakesItAMinuteAtTheMost() {
        for (int i = 0; i < 5; i++) {
            pickedAfter(Duration.ofSeconds(2));
        }
        assertThat(told(newcomer())).extracting("least", "most").containsExactly(0, 1);
    }

    @Test
    void whatIsLongAgoSaysNothing() {
        for (int i = 0; i < 5; i++) {
            pickedAfter(Duration.ofMinutes(1));
        }
        waits(Duration.ofMinutes(61));
        assertThat(told(newcomer())).extracting("least", "most").containsExactly(0, 0);
    }

    private void pickedAfter(Duration time) {
        Page page = newcomer();
        waits(time);
        sujin.claims(page.conversation());
    }

    private Page newcomer() {
        Page page = office.waiting("손님 " + ++customers);
        office.beat();
        office.beat();
        return page;
    }

    /** By the clock that never jumps, without the beats in between. */
    private void waits(Duration time) {
        office.nanos.addAndGet(time.toNanos());
        sujin.pings();
        office.beat();
    }

    /** What the page shows, be it of its first frame or a later one. */
    private static ToCustomer.Place told(Page page) {
        ToCustomer.Conversation first =
                page.heard.of(ToCustomer.Conversation.class).findFirst().orElseThrow();
        List<ToCustomer.Place> places = page.heard.of(ToCustomer.Place.class).toList();
        return places.isEmpty()
                ? new ToCustomer.Place(first.conversation(), first.place(), first.waiting())
                : places.get(places.size() - 1);
    }
}
