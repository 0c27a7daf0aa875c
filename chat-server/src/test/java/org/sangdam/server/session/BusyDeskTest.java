package org.sangdam.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sangdam.server.protocol.Administering;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Refused;

/** More is asked of the desk than it can do. */
class BusyDeskTest {
    @TempDir
    private Path folder;

    /** The longest is a message of 4 000 letters, each of them escaped. */
    @ParameterizedTest
    @ValueSource(ints = {1_000, 4_100, 24_100})
    void whatIsTooMuchByItsBytesIsRefusedAtOnceAndTheRestIsDone(int length) {
        long each = Admission.EACH + 2L * length;
        try (SmallOffice office = new SmallOffice(folder)) {
            SmallOffice.Console console = office.console(SmallOffice.MINHO);
            for (int time = 1; time <= 2; time++) {
                CountDownLatch slow = new CountDownLatch(1);
                office.occupies(slow);
                try {
                    for (int number = 0; number < Admission.MOST_UNDER_WAY / each; number++) {
                        office.hands(console, new Administering.Accounts("a" + number), length);
                    }
                    assertThat(console.heard.of(Refused.class)).hasSize(time - 1);
                    office.hands(console, new Administering.Accounts("late"), length);
                    assertThat(console.heard.of(Refused.class))
                            .last()
                            .isEqualTo(new Refused("late", Code.OVERLOADED, Admission.BEHIND_SECONDS, null));
                } finally {
                    slow.countDown();
                }
                office.settled();
                assertThat(console.heard.of(Refused.class)).hasSize(time);
            }
            office.hands(console, new FromCounsellor.Claim("after", 99));
            office.settled();
            assertThat(console.heard.of(Refused.class)).last().returns(Code.NO_CONVERSATION, Refused::code);
        }
    }
}
