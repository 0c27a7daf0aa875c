package org.sangdam.console.conversation;

import java.util.Objects;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.sangdam.console.fx.Shown;
import org.sangdam.console.fx.Texts;
import org.sangdam.console.reply.ReplyPicker;
import org.sangdam.server.protocol.Status;

/** One conversation: messages above, composer below, the customer's card beside them. */
final class ConversationTabController {
    /** Pixels of the window at which list, chat and card stand side by side in comfort. */
    private static final double ROOMY = 1240;

    /** Pixels that are always left to the chat, and those that the card takes beside it: the list gives way first. */
    private static final double CHAT = 360;

    private static final double CARD = 232;

    private final ConversationModel model;
    private final Conversations conversations;
    private final Surroundings surroundings;
    private final Texts texts;
    private MessageList messages;
    private Uploads uploads;

    @FXML
    private BorderPane tab;

    @FXML
    private BorderPane chat;

    @FXML
    private StackPane middle;

    @FXML
    private Button newMessages;

    @FXML
    private Label typing;

    @FXML
    private Label preview;

    @FXML
    private VBox below;

    @FXML
    private HBox composer;

    @FXML
    private TextArea draft;

    @FXML
    private Label leftDraft;

    @FXML
    private Button attach;

    @FXML
    private Button send;

    @FXML
    private Label problem;

    @FXML
    private HBox over;

    @FXML
    private Label overText;

    ConversationTabController(ConversationModel model, Conversations conversations, Surroundings surroundings) {
        this.model = model;
        this.conversations = conversations;
        this.surroundings = surroundings;
        this.texts = surroundings.views().texts();
    }

    @FXML
    private void initialize() {
        messages = new MessageList(
                model.entries(), model.readByCustomer(), texts, surroundings.times(), this::content, this::unsent);
        messages.accessibleTextProperty().bind(texts.bind("conversationTab.messages"));
        middle.getChildren().add(0, messages);
        ConversationHeadController head = new ConversationHeadController(model, surroundings, messages::requestFocus);
        chat.setTop(surroundings.views().load(head));
        placeCard(head.cardShown());
        uploads = new Uploads(model, surroundings);
        uploads.watch(tab, draft);
        below.getChildren().add(below.getChildren().indexOf(composer), uploads);
        newMessages
                .visibleProperty()
                .bind(messages.atEnd().not().and(model.unread().greaterThan(0)));
        ObservableValue<String> name = model.facts().map(facts -> facts.name());
        BooleanBinding previewed = model.preview().isNotEmpty();
        typing.textProperty()
                .bind(Bindings.when(previewed)
                        .then(texts.bind("conversationTab.preview", name))
                        .otherwise(texts.bind("conversationTab.typing", name)));
        typing.visibleProperty().bind(model.customerTyping());
        preview.textProperty().bind(model.preview());
        Shown.when(previewed, preview);

        BooleanBinding active = model.status().isEqualTo(Status.ACTIVE);
        draft.textProperty().bindBidirectional(model.draft());
        ReplyPicker replies = surroundings.replies().over(draft, model.facts()::get);
        middle.getChildren().add(replies);
        new SendKey(draft, this::send, replies::isOpen, replies::take, surroundings.later());
        BooleanBinding tooLong = Bindings.createBooleanBinding(model::tooLong, model.draft());
        BooleanBinding blank =
                Bindings.createBooleanBinding(() -> model.draft().get().isBlank(), model.draft());
        send.disableProperty().bind(tooLong.or(blank));
        draft.editableProperty().bind(active);
        Shown.when(active.or(blank.not()), composer);
        Shown.when(active.not().and(blank.not()), leftDraft);
        Shown.when(active, attach);
        Shown.when(active, send);
        Shown.when(active.not(), over);
        overText.textProperty()
                .bind(Bindings.createStringBinding(
                        this::overSentence, model.status(), model.facts(), texts.language()));
        problem.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> problem(tooLong.get()), tooLong, model.failure(), texts.language()));
        Shown.when(problem.textProperty().isNotEmpty(), problem);
        model.status().addListener((observed, before, now) -> changed(now));
        followEyes();
    }

    @FXML
    private void send() {
        model.send();
        messages.toEnd();
        draft.requestFocus();
    }

    @FXML
    private void attach() {
        uploads.send(new FileChooser().showOpenMultipleDialog(tab.getScene().getWindow()));
    }

    private Node content(Entry entry) {
        return entry.file() == null
                ? new TextFlow(
                        LinkedText.nodes(entry.text(), surroundings.browser()).toArray(Node[]::new))
                : surroundings.files().of(model.number(), entry.seq().get(), entry.text(), entry.file());
    }

    @FXML
    private void toEnd() {
        messages.toEnd();
    }

    @FXML
    private void close() {
        conversations.close(model);
    }

    /** What had the focus here may be gone, and the focus would fall on the button that closes the tab. */
    private void changed(Status now) {
        if (now != Status.ACTIVE && focused()) {
            messages.requestFocus();
        }
    }

    private boolean focused() {
        return tab.getScene() != null
                && Stream.iterate(tab.getScene().getFocusOwner(), Objects::nonNull, Node::getParent)
                        .anyMatch(chat::equals);
    }

    /** A message counts as read when it stands on the screen of a window that somebody looks at. */
    private void followEyes() {
        ObservableValue<Boolean> focused = tab.sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::focusedProperty)
                .orElse(false);
        BooleanBinding looking = Bindings.createBooleanBinding(
                () -> focused.getValue()
                        && conversations.selected().get() == model
                        && messages.atEnd().get(),
                focused,
                conversations.selected(),
                messages.atEnd());
        BooleanBinding read = Bindings.createBooleanBinding(
                () -> looking.get() && model.unread().get() > 0, new Observable[] {looking, model.unread()});
        read.addListener((observed, before, now) -> {
            if (now) {
                model.shown();
            }
        });
        if (read.get()) {
            model.shown();
        }
        // The tab keeps the binding, which listens only as long as somebody holds it.
        tab.getProperties().put("read", read);
    }

    /** Beside the chat where there is room for both; in a narrower window only when it is asked for. */
    private void placeCard(BooleanProperty shown) {
        Parent card = surroundings.views().load(new CustomerCardController(model, surroundings));
        tab.setRight(card);
        Shown.when(shown, card);
        tab.minWidthProperty().bind(Bindings.when(shown).then(CHAT + CARD).otherwise(CHAT));
        ObservableValue<Boolean> roomy = tab.sceneProperty()
                .flatMap(Scene::widthProperty)
                .map(width -> width.doubleValue() >= ROOMY)
                .orElse(false);
        roomy.addListener((observed, before, now) -> shown.set(now));
        shown.set(roomy.getValue());
    }

    private Node unsent(Entry entry) {
        if (entry.delivery().get() == Entry.Delivery.SENT) {
            return null;
        }
        Label why = new Label();
        why.getStyleClass().add("why");
        why.setWrapText(true);
        why.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> entry.failure().get() == null
                                ? ""
                                : surroundings.sentences().of(entry.failure().get()),
                        entry.failure(),
                        texts.language()));
        Hyperlink again = new Hyperlink();
        again.textProperty().bind(texts.bind("conversationTab.retry"));
        again.setOnAction(pressed -> model.retry(entry));
        Hyperlink discard = new Hyperlink();
        discard.textProperty().bind(texts.bind("conversationTab.discard"));
        discard.setOnAction(pressed -> model.discard(entry));
        // The sentence gives way to what can be done about it.
        again.setMinWidth(Region.USE_PREF_SIZE);
        discard.setMinWidth(Region.USE_PREF_SIZE);
        HBox below = new HBox(why, again, discard);
        below.getStyleClass().add("unsent");
        return below;
    }

    private String problem(boolean tooLong) {
        if (tooLong) {
            return texts.text("conversationTab.tooLong");
        }
        return model.failure().get() == null
                ? ""
                : surroundings.sentences().of(model.failure().get());
    }

    private String overSentence() {
        if (model.taken()) {
            return texts.text("conversationTab.overTaken", model.facts().get().counsellorName());
        }
        return texts.text(
                switch (model.status().get()) {
                    case WAITING -> "conversationTab.overReturned";
                    case LEFT -> "conversationTab.overLeft";
                    case ACTIVE, ENDED -> "conversationTab.overEnded";
                });
    }
}
