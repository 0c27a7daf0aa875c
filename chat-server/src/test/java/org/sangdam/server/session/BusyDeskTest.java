package org.sangdam.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Refused;

/** More is asked of the desk than it can do. */
class BusyDeskTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsTooMuchIsRefusedAtOnceAndTheRestIsDone() {
        try (SmallOffice office = new SmallOffice(folder)) {
            SmallOffice.Console console = office.console(SmallOffice.MINHO);
            CountDownLatch slow = new CountDownLatch(1);
            office.occupies(slow);
            for (int number = 0; number < Admission.MOST_UNDER_WAY; number++) {
                office.hands(console, new FromCounsellor.Accounts("a" + number));
            }
            assertThat(console.heard.of(Refused.class)).isEmpty();
            office.hands(console, new FromCounsellor.Accounts("late"));
            assertThat(console.heard.of(Refused.class))
                    .last()
                    .isEqualTo(new Refused("late", Code.OVERLOADED, Admission.BEHIND_SECONDS, null));
            slow.countDown();
            office.settled();
            assertThat(console.heard.of(Refused.class)).hasSize(1);
            office.hands(console, new FromCounsellor.Claim("after", 99));
            office.settled();
            assertThat(console.heard.of(Refused.class)).last().returns(Code.NO_CONVERSATION, Refused::code);
        }
    }
}
