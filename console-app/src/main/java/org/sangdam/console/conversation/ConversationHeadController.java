package org.sangdam.console.conversation;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.sangdam.console.fx.Shown;
import org.sangdam.console.fx.Texts;
import org.sangdam.server.protocol.Status;
import org.sangdam.server.protocol.ToCounsellor;

/** Above the messages: whom and what it is about, how it can go to somebody else or end, and what a colleague has noted. */
final class ConversationHeadController {
    /** Pixels that a long note takes of the messages; the rest of it is scrolled to. */
    private static final double NOTE = 84;

    private final ConversationModel model;
    private final Surroundings surroundings;
    private final Runnable away;
    private final Texts texts;

    @FXML
    private VBox head;

    @FXML
    private Label about;

    @FXML
    private ToggleButton cardToggle;

    @FXML
    private Button handOver;

    @FXML
    private Button end;

    @FXML
    private HBox confirm;

    @FXML
    private Button keepOn;

    @FXML
    private VBox note;

    @FXML
    private Label noteFrom;

    @FXML
    private ScrollPane noteScroll;

    @FXML
    private Label noteText;

    /** @param away takes the focus to where no key does any harm, when what had it is gone */
    ConversationHeadController(ConversationModel model, Surroundings surroundings, Runnable away) {
        this.model = model;
        this.surroundings = surroundings;
        this.away = away;
        this.texts = surroundings.views().texts();
    }

    @FXML
    private void initialize() {
        about.textProperty().bind(Bindings.createStringBinding(this::aboutCustomer, model.facts(), texts.language()));
        BooleanBinding active = model.status().isEqualTo(Status.ACTIVE);
        end.disableProperty().bind(model.ending());
        BooleanBinding asked = confirm.visibleProperty().not();
        Shown.when(active.and(asked), end);
        Shown.when(active.and(asked), handOver);
        confirm.setVisible(false);
        confirm.managedProperty().bind(confirm.visibleProperty());
        model.status().addListener((observed, before, now) -> keepOn());
        Parent form =
                surroundings.handOvers().of(model.handOver(), model.facts().map(ToCounsellor.Conversation::topic));
        Shown.when(active, form);
        head.getChildren().add(head.getChildren().indexOf(note), form);
        showNote();
    }

    /** Whether the customer's card is to be seen. */
    BooleanProperty cardShown() {
        return cardToggle.selectedProperty();
    }

    private void showNote() {
        noteFrom.textProperty()
                .bind(texts.bind(
                        "conversationHead.noteFrom",
                        model.note().map(ToCounsellor.Note::counsellorName).orElse("")));
        noteText.textProperty().bind(model.note().map(ToCounsellor.Note::text).orElse(""));
        noteScroll
                .prefViewportHeightProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> Math.min(NOTE, noteText.getHeight()), noteText.heightProperty()));
        Shown.when(model.note().isNotNull(), note);
    }

    private String aboutCustomer() {
        ToCounsellor.Conversation facts = model.facts().get();
        return facts.name() + " · " + surroundings.topics().apply(facts.topic());
    }

    @FXML
    private void handOver() {
        model.handOver().choose();
    }

    @FXML
    private void askEnd() {
        confirm.setVisible(true);
        // An Enter too many must end nothing.
        keepOn.requestFocus();
    }

    @FXML
    private void keepOn() {
        confirm.setVisible(false);
    }

    @FXML
    private void end() {
        confirm.setVisible(false);
        away.run();
        model.end();
    }
}
