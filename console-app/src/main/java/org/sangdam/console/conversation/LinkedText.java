package org.sangdam.console.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.text.Text;

/** Turns a message into text and links. Addresses of the web become links, nothing else is interpreted. */
public final class LinkedText {
    private static final Pattern WEB =
            Pattern.compile("https?://[^\\s<>\"'()\\[\\]{}\\p{IsHangul}]+", Pattern.CASE_INSENSITIVE);
    private static final String SENTENCE_END = ".,;:!?";

    /** @param link whether it is a web address */
    record Part(String text, boolean link) {}

    private LinkedText() {}

    static List<Part> parts(String text) {
        List<Part> parts = new ArrayList<>();
        Matcher found = WEB.matcher(text);
        int done = 0;
        while (found.find()) {
            int end = found.end();
            while (SENTENCE_END.indexOf(text.charAt(end - 1)) >= 0) {
                end--;
            }
            if (found.start() > done) {
                parts.add(new Part(text.substring(done, found.start()), false));
            }
            parts.add(new Part(text.substring(found.start(), end), true));
            done = end;
        }
        if (done < text.length()) {
            parts.add(new Part(text.substring(done), false));
        }
        return parts;
    }

    /** @param browser opens an address outside the console */
    public static List<Node> nodes(String text, Consumer<String> browser) {
        return parts(text).stream().map(part -> node(part, browser)).toList();
    }

    private static Node node(Part part, Consumer<String> browser) {
        if (!part.link()) {
            Text words = new Text(part.text());
            words.getStyleClass().add("words");
            return words;
        }
        // A text, since a Hyperlink in a TextFlow never wraps and a long address would leave its bubble.
        Text link = new Text(part.text());
        link.getStyleClass().add("link");
        link.setAccessibleRole(AccessibleRole.HYPERLINK);
        link.setFocusTraversable(true);
        link.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY) {
                browser.accept(part.text());
            }
        });
        link.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE) {
                browser.accept(part.text());
                key.consume();
            }
        });
        return link;
    }
}
