package org.sangdam.console.conversation;

import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.sangdam.console.conversation.EarlierModel.Asked;
import org.sangdam.console.fx.Shown;
import org.sangdam.console.fx.Spell;
import org.sangdam.console.fx.Texts;
import org.sangdam.server.protocol.ToCounsellor;

/** Who the customer is: what was given, how long it took, what there was before. */
final class CustomerCardController {
    private final ConversationModel conversation;
    private final EarlierModel earlier;
    private final Surroundings surroundings;
    private final Texts texts;

    @FXML
    private Label name;

    @FXML
    private Node returning;

    @FXML
    private Label phone;

    @FXML
    private Label topic;

    @FXML
    private Label waited;

    @FXML
    private Label since;

    @FXML
    private Label state;

    @FXML
    private Hyperlink again;

    @FXML
    private VBox consultations;

    @FXML
    private VBox content;

    CustomerCardController(ConversationModel conversation, Surroundings surroundings) {
        this.conversation = conversation;
        this.surroundings = surroundings;
        this.texts = surroundings.views().texts();
        this.earlier = new EarlierModel(surroundings.commands());
    }

    @FXML
    private void initialize() {
        name.textProperty().bind(fact(ToCounsellor.Conversation::name));
        phone.textProperty()
                .bind(fact(facts -> facts.phone() == null
                        ? texts.text("customerCard.anonymous")
                        : PhoneNumber.readable(facts.phone())));
        topic.textProperty().bind(fact(facts -> surroundings.topics().apply(facts.topic())));
        since.textProperty().bind(fact(facts -> surroundings.times().dayAndTime(facts.startedAt())));
        waited.textProperty()
                .bind(fact(facts ->
                        facts.matchedAt() == 0 ? "" : new Spell(facts.matchedAt() - facts.startedAt()).toString()));
        returning.visibleProperty().bind(conversation.facts().map(ToCounsellor.Conversation::returning));
        returning.managedProperty().bind(returning.visibleProperty());
        state.textProperty()
                .bind(Bindings.createStringBinding(
                        this::sentence, earlier.asked(), earlier.consultations(), texts.language()));
        Shown.when(state.textProperty().isNotEmpty(), state);
        Shown.when(earlier.asked().isEqualTo(Asked.FAILED), again);
        ListChangeListener<ToCounsellor.Archived> show = change -> showConsultations();
        earlier.consultations().addListener(show);
        consultations.getProperties().put("language", relabelling());
        content.getChildren().add(surroundings.views().load(new OtherRecordsController(conversation, surroundings)));
        ask();
    }

    @FXML
    private void ask() {
        ToCounsellor.Conversation facts = conversation.facts().get();
        earlier.ask(facts.customer(), facts.conversation());
    }

    /** Follows the language as long as the card is there. */
    private ObservableValue<?> relabelling() {
        ObservableValue<?> language =
                Bindings.createObjectBinding(() -> texts.language().get(), texts.language());
        language.addListener((observed, before, now) -> showConsultations());
        return language;
    }

    private void showConsultations() {
        consultations
                .getChildren()
                .setAll(earlier.consultations().stream().map(this::line).toList());
    }

    private Node line(ToCounsellor.Archived each) {
        Hyperlink line = new Hyperlink(surroundings.times().dayAndTime(each.startedAt()) + "\n"
                + surroundings.topics().apply(each.topic()) + " · "
                + (each.counsellorName() == null ? texts.text("customerCard.nobody") : each.counsellorName())
                + (each.rating() == null
                        ? ""
                        : " · " + texts.text("history.rating", each.rating().stars())));
        line.setOnAction(pressed -> surroundings.transcripts().read(each));
        return line;
    }

    private String sentence() {
        return switch (earlier.asked().get()) {
            case ASKING -> texts.text("customerCard.asking");
            case FAILED -> texts.text("customerCard.askingFailed");
            case ANSWERED -> earlier.consultations().isEmpty() ? texts.text("customerCard.none") : "";
        };
    }

    private ObservableValue<String> fact(Function<ToCounsellor.Conversation, String> word) {
        return Bindings.createStringBinding(
                () -> word.apply(conversation.facts().get()), conversation.facts(), texts.language());
    }
}
