package org.sangdam.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.ToCounsellor;

/** What is told waits for the end of its batch, and by then somebody may be gone. */
class PostTest {
    @TempDir
    Path folder;

    private final CountDownLatch handed = new CountDownLatch(1);
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
    void aConsoleThatIsGoneIsNotWrittenTo() {
        SmallOffice.Console stays = office.console(SmallOffice.SUJIN);
        SmallOffice.Console goes = office.console(SmallOffice.MINHO);
        int stayed = stays.heard.writes();
        int written = goes.heard.writes();

        office.occupies(handed);
        office.conditions.storing(false);
        office.hangsUp(goes);
        handed.countDown();
        office.settled();

        assertThat(goes.heard.of(ToCounsellor.Condition.class).reduce((one, next) -> next))
                .as("told before it went")
                .hasValueSatisfying(told -> assertThat(told.storing()).isFalse());
        assertThat(stays.heard.writes()).isGreaterThan(stayed);
        assertThat(goes.heard.writes()).isEqualTo(written);
    }

    @Test
    void aConsoleThatSignsOutIsNotWrittenToAfterItsEnd() {
        SmallOffice.Console goes = office.console(SmallOffice.MINHO);
        int written = goes.heard.writes();

        office.occupies(handed);
        office.conditions.storing(false);
        office.hands(goes, new FromCounsellor.SignOut("out"));
        handed.countDown();
        office.settled();

        assertThat(goes.heard.closed()).isEqualTo(Code.SESSION_OVER);
        assertThat(goes.heard.writes()).isEqualTo(written);
    }

    @Test
    void aPageThatIsGoneIsNotWrittenTo() {
        SmallOffice.Page stays = office.waiting("김하나");
        SmallOffice.Page goes = office.waiting("이두리");
        int stayed = stays.heard.writes();
        int written = goes.heard.writes();

        office.occupies(handed);
        office.tellsClosing();
        office.hangsUp(goes);
        handed.countDown();
        office.settled();

        assertThat(stays.heard.writes()).isGreaterThan(stayed);
        assertThat(goes.heard.writes()).isEqualTo(written);
    }
}
