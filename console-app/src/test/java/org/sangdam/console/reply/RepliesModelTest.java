package org.sangdam.console.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sangdam.server.protocol.ReplyFrame;
import org.sangdam.server.protocol.ReplyFrame.Reply;

class RepliesModelTest {
    private static final Reply SHARED = new Reply(1, true, "가", "글");
    private static final Reply OWN = new Reply(2, false, "하", "글");

    private final RepliesModel model = new RepliesModel();

    @Test
    void aListCountsWhenItsLastPartHasCome() {
        model.all(new ReplyFrame.All(List.of(SHARED), true));
        assertThat(model.rows()).isEmpty();
        model.all(new ReplyFrame.All(List.of(OWN), false));
        assertThat(model.rows()).containsExactly(OWN, SHARED);
    }

    @Test
    void oneThatWasCutOffInTheMiddleIsVoid() {
        model.all(new ReplyFrame.All(List.of(SHARED), true));
        model.disconnected();
        model.all(new ReplyFrame.All(List.of(OWN), false));
        assertThat(model.rows()).containsExactly(OWN);
    }

    @Test
    void whatIsNewChangedOrDeletedIsShownAtOnce() {
        model.written(new ReplyFrame.Written(SHARED));
        model.written(new ReplyFrame.Written(new Reply(1, true, "나", "다른 글")));
        model.written(new ReplyFrame.Written(OWN));
        assertThat(model.rows()).containsExactly(OWN, new Reply(1, true, "나", "다른 글"));
        model.deleted(new ReplyFrame.Deleted(2));
        assertThat(model.rows()).extracting(Reply::reply).containsExactly(1L);
    }
}
