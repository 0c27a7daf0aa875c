package org.sangdam.console.conversation;

import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableNumberValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.sangdam.console.conversation.Entry.Delivery;
import org.sangdam.console.fx.Texts;
import org.sangdam.server.protocol.Sender;

/** A message with its time, and for the counsellor's own how far it has come. */
final class Bubble extends VBox {
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final Entry entry;
    private final Texts texts;
    private final Times times;
    private final Label mark = new Label();

    /**
     * @param failure makes what stands below a message that could not be sent
     * @param content what it says
     */
    Bubble(Entry entry, ObservableNumberValue readByCustomer, Texts texts, Times times, Node failure, Node content) {
        this.entry = entry;
        this.texts = texts;
        this.times = times;
        boolean own = entry.from() == Sender.COUNSELLOR;
        getStyleClass().addAll("bubble-line", own ? "own" : "theirs");

        VBox bubble = new VBox(content);
        bubble.getStyleClass().add("bubble");
        bubble.setOnContextMenuRequested(asked -> menu().show(bubble, asked.getScreenX(), asked.getScreenY()));
        bubble.maxWidthProperty().bind(widthProperty().multiply(0.72));

        mark.getStyleClass().add("mark");
        mark.setMinWidth(Region.USE_PREF_SIZE);
        mark.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> own ? ownMark(readByCustomer.longValue()) : time(),
                        entry.delivery(),
                        entry.at(),
                        readByCustomer,
                        texts.language()));
        HBox line = own ? new HBox(mark, bubble) : new HBox(bubble, mark);
        line.getStyleClass().add("line");
        getChildren().add(line);

        if (failure != null) {
            failure.visibleProperty().bind(entry.delivery().isEqualTo(Delivery.FAILED));
            failure.managedProperty().bind(failure.visibleProperty());
            getChildren().add(failure);
            entry.delivery().subscribe(now -> pseudoClassStateChanged(FAILED, now == Delivery.FAILED));
        }
        accessibleTextProperty()
                .bind(Bindings.createStringBinding(
                        () -> String.join(", ", List.of(who(own), entry.text(), mark.getText())), mark.textProperty()));
    }

    private String who(boolean own) {
        return own ? texts.text("conversationTab.counsellor") : texts.text("conversationTab.customer");
    }

    private String ownMark(long readByCustomer) {
        return switch (entry.delivery().get()) {
            case PENDING -> texts.text("conversationTab.pending");
            case FAILED -> texts.text("conversationTab.failed");
            case SENT ->
                (entry.seq().get() <= readByCustomer
                                ? texts.text("conversationTab.read")
                                : texts.text("conversationTab.sent"))
                        + " · " + time();
        };
    }

    private String time() {
        return times.time(entry.at().get());
    }

    private ContextMenu menu() {
        MenuItem copy = new MenuItem(texts.text("conversationTab.copy"));
        copy.setOnAction(
                chosen -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, entry.text())));
        return new ContextMenu(copy);
    }
}
