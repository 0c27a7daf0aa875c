package org.sangdam.console.conversation;

import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.sangdam.console.conversation.OtherRecordsModel.Telling;
import org.sangdam.console.fx.Shown;
import org.sangdam.console.fx.Texts;
import org.sangdam.server.protocol.OfRecords;
import org.sangdam.server.protocol.Status;

/** Lets a customer read on this device what was said on another, once the counsellor has seen who asks. UI thread. */
final class OtherRecordsController {
    private static final int HALF = 3;

    private final ConversationModel conversation;
    private final OtherRecordsModel model;
    private final Surroundings surroundings;
    private final Texts texts;

    @FXML
    private VBox section;

    @FXML
    private VBox rows;

    @FXML
    private VBox telling;

    @FXML
    private Label code;

    @FXML
    private Label how;

    @FXML
    private Label state;

    @FXML
    private Label failure;

    OtherRecordsController(ConversationModel conversation, Surroundings surroundings) {
        this.conversation = conversation;
        this.model = conversation.otherRecords();
        this.surroundings = surroundings;
        this.texts = surroundings.views().texts();
    }

    @FXML
    private void initialize() {
        Shown.when(Bindings.isNotEmpty(model.records()), section);
        Shown.when(model.telling().isNotNull(), telling);
        code.textProperty().bind(Bindings.createStringBinding(() -> spaced(codeNow()), model.telling()));
        code.accessibleTextProperty()
                .bind(Bindings.createStringBinding(
                        () -> texts.text(
                                "otherRecords.codeSpoken",
                                String.join(" ", codeNow().split(""))),
                        model.telling(),
                        texts.language()));
        Shown.when(code.textProperty().isNotEmpty(), code);
        Shown.when(code.textProperty().isNotEmpty(), how);
        state.textProperty().bind(Bindings.createStringBinding(this::sentence, model.telling(), texts.language()));
        failure.textProperty().bind(surroundings.sentences().why(model.failure()));
        Shown.when(failure.textProperty().isNotEmpty(), failure);
        model.records().addListener((ListChangeListener<OfRecords.Known>) change -> showRows());
        section.getProperties().put("language", relabelling());
        InvalidationListener asking = changed -> model.ask();
        conversation.facts().addListener(asking);
        showRows();
        model.ask();
    }

    /** Follows the language as long as the section is there. */
    private Object relabelling() {
        var language = Bindings.createObjectBinding(() -> texts.language().get(), texts.language());
        language.addListener((observed, before, now) -> showRows());
        return language;
    }

    private String codeNow() {
        Telling now = model.telling().get();
        return now == null ? "" : now.code();
    }

    /** As people read it out. */
    private static String spaced(String digits) {
        return digits.isEmpty() ? "" : digits.substring(0, HALF) + " " + digits.substring(HALF);
    }

    private String sentence() {
        Telling now = model.telling().get();
        if (now == null) {
            return "";
        }
        return switch (now.stage()) {
            case AWAITED ->
                texts.text("otherRecords.until", surroundings.times().time(now.until()), now.tries());
            case MISSED -> texts.text("otherRecords.wrong", now.tries());
            case SPENT -> texts.text("otherRecords.spent");
            case EXPIRED -> texts.text("otherRecords.expired");
            case GRANTED -> texts.text("otherRecords.granted");
        };
    }

    private void showRows() {
        rows.getChildren().setAll(model.records().stream().map(this::row).toList());
    }

    private Node row(OfRecords.Known known) {
        Label who = new Label(texts.text(
                "otherRecords.row",
                known.name(),
                known.consultations(),
                surroundings.times().dayAndTime(known.newest())));
        who.setWrapText(true);
        VBox row = new VBox(who);
        row.getStyleClass().add("record");
        if (known.readable()) {
            Label readable = new Label(texts.text("otherRecords.readable"));
            readable.getStyleClass().add("hint");
            Hyperlink revoke = new Hyperlink(texts.text("otherRecords.revoke"));
            revoke.getStyleClass().add("revoke");
            revoke.setOnAction(pressed -> model.revoke(known.customer()));
            row.getChildren().addAll(readable, revoke);
        } else {
            Button allow = new Button(texts.text("otherRecords.allow"));
            allow.getStyleClass().add("allow");
            allow.disableProperty().bind(over());
            allow.setOnAction(pressed -> model.makeCode(known.customer()));
            row.getChildren().add(allow);
        }
        return row;
    }

    private BooleanBinding over() {
        return conversation.status().isNotEqualTo(Status.ACTIVE);
    }
}
