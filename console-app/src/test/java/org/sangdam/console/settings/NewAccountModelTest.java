package org.sangdam.console.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sangdam.console.link.ScriptedCommands;
import org.sangdam.server.protocol.Ack;
import org.sangdam.server.protocol.Administering;
import org.sangdam.server.protocol.Code;

class NewAccountModelTest {
    private final ScriptedCommands commands = new ScriptedCommands();
    private final NewAccountModel model = new NewAccountModel(commands, () -> {});

    @BeforeEach
    void write() {
        model.begin();
        model.name().set("최상담");
        model.password().password().set("whale bridge mountain");
        model.password().repeated().set("whale bridge mountain");
    }

    @Test
    void anAccountThatWasMadeClosesTheFormAndIsConfirmedUntilTheNextOne() {
        model.submit();
        commands.next(Administering.AddAccount.class).answer(new Ack("id", 0, 0, 0));
        assertThat(model.open().get()).isFalse();
        assertThat(model.last().get()).isEqualTo("최상담");
        model.begin();
        assertThat(model.last().get()).isEmpty();
        assertThat(model.name().get()).isEmpty();
    }

    @Test
    void aTakenNameIsAFaultOfTheNameAloneUntilItChanges() {
        model.submit();
        commands.next(Administering.AddAccount.class).refuse(Code.NAME_TAKEN);
        assertThat(model.nameTaken().get()).isTrue();
        assertThat(model.failure().get()).isNull();
        assertThat(model.open().get()).isTrue();
        model.name().set("최상담2");
        assertThat(model.nameTaken().get()).isFalse();
    }

    @Test
    void anyOtherRefusalStandsBelowTheForm() {
        model.submit();
        commands.next(Administering.AddAccount.class).refuse(Code.FORBIDDEN);
        assertThat(model.nameTaken().get()).isFalse();
        assertThat(model.failure().get()).isNotNull();
    }

    @Test
    void cancellingForgetsWhatWasWritten() {
        model.cancel();
        assertThat(model.open().get()).isFalse();
        assertThat(model.name().get()).isEmpty();
        assertThat(model.password().password().get()).isEmpty();
        assertThat(commands.nothingAsked()).isTrue();
    }

    @Test
    void whatTheServiceHasAlreadyCannotBeCancelled() {
        model.submit();
        model.cancel();
        assertThat(model.open().get()).isTrue();
    }
}
