package org.sangdam.console.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.sangdam.console.link.ScriptedCommands;
import org.sangdam.server.protocol.Ack;
import org.sangdam.server.protocol.Administering;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.Office;

class OfficeSwitchModelTest {
    private final ScriptedCommands commands = new ScriptedCommands();
    private final ObjectProperty<Office> office = new SimpleObjectProperty<>(office(false));
    private final OfficeSwitchModel model = new OfficeSwitchModel(
            commands,
            office,
            Office::anonymous,
            (id, wanted) -> new Administering.SetOffice(id, null, null, wanted, null));

    private static Office office(boolean anonymous) {
        return new Office("상담소", List.of(), 365, 0, anonymous, false);
    }

    @Test
    void itIsOnWhenTheServiceSaysSo() {
        model.turn(true);
        ScriptedCommands.Question<?> question = commands.next(Administering.SetOffice.class);
        assertThat(((Administering.SetOffice) question.frame()).anonymous()).isTrue();
        assertThat(model.busy().get()).isTrue();
        assertThat(model.on().getValue()).isFalse();
        office.set(office(true));
        question.answer(new Ack("id-1", 0, 0, 0));
        assertThat(model.busy().get()).isFalse();
        assertThat(model.on().getValue()).isTrue();
    }

    @Test
    void aRefusalIsToldUntilTheNextTry() {
        model.turn(true);
        commands.next(Administering.SetOffice.class).refuse(Code.FORBIDDEN);
        assertThat(model.failure().get()).isNotNull();
        assertThat(model.on().getValue()).isFalse();
        model.turn(true);
        assertThat(model.failure().get()).isNull();
    }

    @Test
    void itIsAskedForOnceAtATime() {
        model.turn(true);
        model.turn(false);
        commands.next(Administering.SetOffice.class);
        assertThat(commands.nothingAsked()).isTrue();
    }
}
