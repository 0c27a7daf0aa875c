package org.sangdam.console.window;

import java.util.Date;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import org.sangdam.console.fx.Texts;
import org.sangdam.console.link.Link;
import org.sangdam.console.link.LinkState;
import org.sangdam.server.protocol.ToCounsellor.Condition;

/** What is wrong with the service itself, above every page, for as long as it is wrong. One lives as long as a sign-in. */
public final class ConditionController {
    private final Texts texts;
    private final Link link;

    @FXML
    private Label notStoring;

    @FXML
    private Label unattended;

    @FXML
    private Label unseen;

    @FXML
    private Label archive;

    public ConditionController(Texts texts, Link link) {
        this.texts = texts;
        this.link = link;
    }

    @FXML
    private void initialize() {
        show(notStoring, "condition.notStoring", now -> !now.storing(), now -> new Object[] {});
        show(unattended, "condition.unattended", now -> now.unattended() != null, now -> new Object[] {
            now.unattended().waiting(), new Date(now.unattended().since())
        });
        show(unseen, "condition.unseen", now -> now.unseen() > 0, now -> new Object[] {now.unseen()});
        show(archive, "condition.archive", now -> now.archive() < 100, now -> new Object[] {now.archive()});
    }

    /** While the connection is lost nobody knows how the service stands. */
    private void show(Label line, String key, Predicate<Condition> wrong, Function<Condition, Object[]> values) {
        BooleanBinding shown = Bindings.createBooleanBinding(
                () -> link.state().get() == LinkState.CONNECTED && now() != null && wrong.test(now()),
                link.state(),
                link.seat().condition());
        line.visibleProperty().bind(shown);
        line.managedProperty().bind(shown);
        line.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> shown.get() ? texts.text(key, values.apply(now())) : "",
                        shown,
                        link.seat().condition(),
                        texts.language()));
    }

    private Condition now() {
        return link.seat().condition().get();
    }
}
