package org.sangdam.console.transfer;

import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.sangdam.console.fx.Language;
import org.sangdam.console.fx.Shown;
import org.sangdam.console.fx.Texts;
import org.sangdam.server.protocol.Topic;

/** To whom a conversation is handed over, and how it stands with the colleague who was asked. UI thread. */
final class HandOverController {
    private final HandOverModel model;
    private final ObservableValue<String> topicNow;
    private final HandOverViews surroundings;
    private final TransferWords words;
    private final Texts texts;
    private final ListChangeListener<Target> targetsChanged = change -> showTargets();
    private final ChangeListener<Language> relabel = (observed, before, now) -> speak();

    @FXML
    private VBox form;

    @FXML
    private ListView<Target> targets;

    @FXML
    private ComboBox<String> topic;

    @FXML
    private TextArea note;

    @FXML
    private Button submit;

    @FXML
    private HBox asking;

    @FXML
    private Label asked;

    @FXML
    private Button takeBack;

    @FXML
    private HBox outcome;

    @FXML
    private Label over;

    @FXML
    private Label problem;

    HandOverController(HandOverModel model, ObservableValue<String> topicNow, HandOverViews surroundings) {
        this.model = model;
        this.topicNow = topicNow;
        this.surroundings = surroundings;
        this.words = surroundings.words();
        this.texts = words.texts();
    }

    @FXML
    private void initialize() {
        Shown.when(model.choosing(), form);
        Shown.when(model.asked().isNotNull(), asking);
        Shown.when(model.over().isNotNull(), outcome);
        asked.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.asked().getValue() == null
                                ? ""
                                : words.asked(model.asked().get()),
                        model.asked(),
                        texts.language()));
        over.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.over().get() == null
                                ? ""
                                : words.over(model.over().get()),
                        model.over(),
                        texts.language()));
        problem.textProperty()
                .bind(Bindings.createStringBinding(
                        this::why, model.failure(), failureOfColleagues(), texts.language()));
        Shown.when(problem.textProperty().isNotEmpty(), problem);
        takeBack.disableProperty().bind(model.busy());
        submit.disableProperty()
                .bind(Bindings.createBooleanBinding(
                                () -> chosen() == null || !chosen().open(),
                                targets.getSelectionModel().selectedItemProperty())
                        .or(model.busy()));
        note.textProperty().bindBidirectional(model.note());
        note.addEventFilter(KeyEvent.KEY_PRESSED, this::leaveNote);
        form.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        surroundings.colleagues().targets().addListener(new WeakListChangeListener<>(targetsChanged));
        texts.language().addListener(new WeakChangeListener<>(relabel));
        speak();
        model.choosing().addListener((observed, before, now) -> {
            if (now) {
                begin();
            }
        });
    }

    private ObservableValue<Throwable> failureOfColleagues() {
        return surroundings.colleagues().failure();
    }

    private String why() {
        Throwable failure = model.failure().get();
        return words.why(
                failure == null && model.choosing().get()
                        ? failureOfColleagues().getValue()
                        : failure);
    }

    private void begin() {
        surroundings.colleagues().load();
        targets.getSelectionModel().clearSelection();
        showTargets();
        topic.getItems()
                .setAll(surroundings.office().getValue().topics().stream()
                        .map(Topic::id)
                        .toList());
        topic.setValue(topicNow.getValue());
        surroundings.later().execute(targets::requestFocus);
    }

    /** Whoever was chosen stays so while rows move. */
    private void showTargets() {
        Target before = chosen();
        targets.getItems().setAll(surroundings.colleagues().targets());
        targets.getSelectionModel().clearSelection();
        if (before != null) {
            targets.getItems().stream()
                    .filter(each -> each.to() == before.to())
                    .forEach(targets.getSelectionModel()::select);
        }
    }

    /** Null if nothing is. */
    private Target chosen() {
        return targets.getSelectionModel().getSelectedItem();
    }

    /** New cells say all their values anew. */
    private void speak() {
        targets.setCellFactory(list -> new TargetCell(words));
        topic.setCellFactory(list -> new TopicCell());
        topic.setButtonCell(new TopicCell());
    }

    /** A tab has no place in a note, and the keyboard has to come out of it. */
    private void leaveNote(KeyEvent pressed) {
        if (pressed.getCode() == KeyCode.TAB && !pressed.isControlDown()) {
            (pressed.isShiftDown() ? topic : submit.isDisabled() ? targets : submit).requestFocus();
            pressed.consume();
        }
    }

    private void key(KeyEvent pressed) {
        if (pressed.getCode() == KeyCode.ESCAPE) {
            cancel();
            pressed.consume();
        } else if (pressed.getCode() == KeyCode.ENTER && pressed.isShortcutDown()) {
            submit.fire();
            pressed.consume();
        }
    }

    @FXML
    private void submit() {
        boolean stays = Objects.equals(topic.getValue(), topicNow.getValue());
        model.handOver(chosen().to(), stays ? null : topic.getValue());
    }

    @FXML
    private void cancel() {
        model.cancel();
    }

    @FXML
    private void takeBack() {
        model.takeBack();
    }

    @FXML
    private void again() {
        model.choose();
    }

    @FXML
    private void understood() {
        model.understood();
    }

    private final class TopicCell extends ListCell<String> {
        @Override
        protected void updateItem(String id, boolean empty) {
            super.updateItem(id, empty);
            setText(empty || id == null ? null : words.topic().apply(id));
        }
    }
}
