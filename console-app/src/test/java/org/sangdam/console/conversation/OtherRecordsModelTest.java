package org.sangdam.console.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sangdam.console.conversation.OtherRecordsModel.Stage;
import org.sangdam.console.link.ScriptedCommands;
import org.sangdam.server.protocol.Granting;
import org.sangdam.server.protocol.OfRecords;

class OtherRecordsModelTest {
    private static final long UNTIL = 1_763_608_200_000L;

    private final ScriptedCommands commands = new ScriptedCommands();
    private final OtherRecordsModel model = new OtherRecordsModel(5, commands);

    @BeforeEach
    void made() {
        makeCode("482913", UNTIL);
    }

    @Test
    void aCodeIsTakenAwayWhenItsTimeIsOverAndAnotherCanBeMade() {
        model.tick(UNTIL - 1, true);
        assertThat(model.telling().get().code()).isEqualTo("482913");
        model.tick(UNTIL, true);
        assertThat(model.telling().get())
                .returns(Stage.EXPIRED, OtherRecordsModel.Telling::stage)
                .returns("", OtherRecordsModel.Telling::code);
        makeCode("700012", UNTIL + 60_000);
        model.tick(UNTIL, true);
        assertThat(model.telling().get())
                .returns(Stage.AWAITED, OtherRecordsModel.Telling::stage)
                .returns("700012", OtherRecordsModel.Telling::code);
    }

    @Test
    void oneThatWasMissedOnceExpiresToo() {
        model.take(new OfRecords.CodeState(5, 9, false, 4));
        assertThat(model.telling().get()).returns(Stage.MISSED, OtherRecordsModel.Telling::stage);
        model.tick(UNTIL, true);
        assertThat(model.telling().get()).returns(Stage.EXPIRED, OtherRecordsModel.Telling::stage);
    }

    @Test
    void whatWasTypedInTimeStaysAsItIs() {
        model.take(new OfRecords.CodeState(5, 9, true, 0));
        model.tick(UNTIL, true);
        assertThat(model.telling().get()).returns(Stage.GRANTED, OtherRecordsModel.Telling::stage);
    }

    @Test
    void aConversationThatIsOverLeavesNoCodeBehind() {
        model.tick(UNTIL - 1, false);
        assertThat(model.telling().get()).isNull();
    }

    private void makeCode(String code, long until) {
        model.makeCode(9);
        commands.next(Granting.MakeCode.class).answer(new OfRecords.CodeMade("id", 5, 9, code, 5, until));
    }
}
