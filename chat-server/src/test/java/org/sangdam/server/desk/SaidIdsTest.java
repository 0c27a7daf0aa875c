package org.sangdam.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sangdam.server.protocol.Sender;

class SaidIdsTest {
    private final SaidIds ids = new SaidIds();

    @Test
    void everyIdOfALongConversationIsFoundWithItsNumberAndTime() {
        for (int seq = 1; seq <= Conversation.LONGEST; seq++) {
            ids.add(said(seq));
        }
        for (int seq = 1; seq <= Conversation.LONGEST; seq++) {
            assertThat(ids.find(Said.of(Sender.CUSTOMER, "id-" + seq, 0, 0))).isEqualTo(said(seq));
        }
        assertThat(ids.all()).hasSize(Conversation.LONGEST);
    }

    @Test
    void theSameIdFromTheOtherSideIsAnother() {
        ids.add(said(1));

        assertThat(ids.find(Said.of(Sender.COUNSELLOR, "id-1", 0, 0))).isNull();
    }

    @Test
    void whatIsForgottenIsNotFoundAndAllElseIs() {
        Random random = new Random(1);
        int last = 0;
        for (int round = 0; round < 500; round++) {
            for (int i = random.nextInt(20); i > 0; i--) {
                ids.add(said(++last));
            }
            int until = last - random.nextInt(Math.min(15, last + 1));
            ids.forgetAbove(until);
            for (int seq = 1; seq <= last; seq++) {
                assertThat(ids.find(said(seq)) != null).isEqualTo(seq <= until);
            }
            last = until;
        }
        assertThat(ids.all()).hasSize(last);
    }

    private static Said said(int seq) {
        return Said.of(Sender.CUSTOMER, "id-" + seq, seq, 1_000L + seq);
    }
}
