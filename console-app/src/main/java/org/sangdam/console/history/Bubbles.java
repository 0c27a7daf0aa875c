package org.sangdam.console.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import org.sangdam.console.conversation.LinkedText;
import org.sangdam.console.file.FileViews;
import org.sangdam.server.protocol.Kind;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Sender;

/** Draws the entries of a transcript: the customer on the left, counsellors on the right, notices between. UI thread. */
final class Bubbles {
    private final Words words;
    private final Consumer<String> browser;
    private final FileViews files;

    /**
     * @param browser opens an address outside the console
     * @param files makes what stands for a file
     */
    Bubbles(Words words, Consumer<String> browser, FileViews files) {
        this.words = words;
        this.browser = browser;
        this.files = files;
    }

    /** The entries in order, each day under a heading of its own. */
    List<Node> of(List<Message> messages, String customer) {
        List<Node> nodes = new ArrayList<>();
        Message before = null;
        for (Message message : messages) {
            boolean newDay = before == null || !sameDay(before, message);
            if (newDay) {
                nodes.add(day(message));
            }
            boolean goesOn = !newDay && before.kind() == Kind.TEXT && sameSpeaker(before, message);
            nodes.add(message.kind() == Kind.TEXT ? bubble(message, customer, goesOn) : notice(message));
            before = message;
        }
        return nodes;
    }

    boolean sameDay(Message one, Message other) {
        return words.moments().dayOf(one.at()).equals(words.moments().dayOf(other.at()));
    }

    private static boolean sameSpeaker(Message one, Message other) {
        return one.from() == other.from() && (one.name() == null || one.name().equals(other.name()));
    }

    private Node day(Message message) {
        return centred("day", words.moments().day(message.at()));
    }

    private Node notice(Message message) {
        String what = switch (message.kind()) {
            case MATCHED -> words.texts().text("transcript.notice.matched", message.name());
            case RETURNED -> words.texts().text("transcript.notice.returned");
            case TRANSFERRED -> words.texts().text("transcript.notice.transferred");
            case LEFT -> words.texts().text("transcript.notice.left");
            case GIVEN_UP -> words.texts().text("transcript.notice.givenUp");
            case ENDED ->
                message.name() == null
                        ? words.texts().text("transcript.notice.endedByCustomer")
                        : words.texts().text("transcript.notice.ended", message.name());
            case TEXT -> throw new IllegalArgumentException("a text is no notice");
        };
        return centred("notice", Words.join(what, words.moments().time(message.at())));
    }

    private Node bubble(Message message, String customer, boolean goesOn) {
        boolean customers = message.from() == Sender.CUSTOMER;
        String speaker = customers ? customer : message.name();
        Region text = new VBox(
                message.file() == null
                        ? new TextFlow(LinkedText.nodes(message.text(), browser).toArray(Node[]::new))
                        : files.of(message.conversation(), message.seq(), message.text(), message.file()));
        text.getStyleClass().add("text");
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.setOnContextMenuRequested(
                asked -> copying(message.text()).show(text, asked.getScreenX(), asked.getScreenY()));
        Label time = new Label(words.moments().time(message.at()));
        time.getStyleClass().add("time");
        time.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = customers ? new HBox(text, time) : new HBox(time, text);
        line.getStyleClass().add("line");
        VBox bubble = new VBox();
        if (!goesOn) {
            Label name = new Label(speaker);
            name.getStyleClass().add("speaker");
            bubble.getChildren().add(name);
        }
        bubble.getChildren().add(line);
        bubble.getStyleClass().addAll("bubble", customers ? "customer" : "counsellor");
        bubble.setFocusTraversable(false);
        bubble.setAccessibleText(speaker + ", " + time.getText() + ": " + message.text());
        return bubble;
    }

    private ContextMenu copying(String text) {
        MenuItem copy = new MenuItem(words.texts().text("transcript.copy"));
        copy.setOnAction(chosen -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text)));
        return new ContextMenu(copy);
    }

    private static Node centred(String style, String text) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        HBox line = new HBox(label);
        line.setAlignment(Pos.CENTER);
        return line;
    }
}
