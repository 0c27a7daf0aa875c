package org.sangdam.console.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sangdam.console.link.ScriptedCommands;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Message;

class TranscriptModelTest {
    private final ScriptedCommands commands = new ScriptedCommands();
    private final TranscriptModel model = new TranscriptModel(commands);

    private ScriptedCommands.Question<?> asked() {
        return commands.next(FromCounsellor.Transcript.class);
    }

    @Test
    void earlierPagesAreAddedInFrontUntilTheFirstMessage() {
        model.open(9);
        asked().answer(Archives.transcript(9, 101, 200));
        model.loadEarlier();
        ScriptedCommands.Question<?> earlier = asked();
        assertThat(((FromCounsellor.Transcript) earlier.frame()).before()).isEqualTo(101);
        earlier.answer(Archives.transcript(9, 1, 100));
        assertThat(model.messages()).hasSize(200).extracting(Message::seq).isSorted();
        model.loadEarlier();
        assertThat(commands.nothingAsked()).isTrue();
    }

    @Test
    void anAnswerAboutTheConsultationBeforeIsDropped() {
        model.open(9);
        ScriptedCommands.Question<?> slow = asked();
        model.open(8);
        asked().answer(Archives.transcript(8, 1, 2));
        slow.answer(Archives.transcript(9, 1, 40));
        assertThat(model.consultation().get().conversation()).isEqualTo(8);
        assertThat(model.messages()).hasSize(2);
    }

    @Test
    void nothingOfTheConsultationBeforeStaysOnTheScreen() {
        model.open(9);
        asked().answer(Archives.transcript(9, 1, 40));
        model.open(8);
        assertThat(model.messages()).isEmpty();
        assertThat(model.consultation().get()).isNull();
    }

    @Test
    void aFailureCanBeTriedAgain() {
        model.open(9);
        asked().refuse(Code.NO_CONVERSATION);
        assertThat(model.progress().get()).isEqualTo(Progress.FAILED);
        model.retry();
        asked().answer(Archives.transcript(9, 101, 200));
        model.loadEarlier();
        asked().loseConnection();
        assertThat(model.progress().get()).isEqualTo(Progress.MORE_FAILED);
        assertThat(model.messages()).hasSize(100);
        model.retry();
        asked().answer(Archives.transcript(9, 1, 100));
        assertThat(model.messages()).hasSize(200);
    }

    @Test
    void whatWasClosedStaysClosed() {
        model.open(9);
        ScriptedCommands.Question<?> slow = asked();
        model.close();
        slow.answer(Archives.transcript(9, 1, 2));
        assertThat(model.progress().get()).isEqualTo(Progress.NOTHING);
        assertThat(model.messages()).isEmpty();
    }
}
