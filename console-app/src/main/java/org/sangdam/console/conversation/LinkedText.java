package org.sangdam.console.conversation;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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

/**
 * Turns a message into text and links. Addresses of the web become links, nothing else is interpreted. Hangul belongs to an
 * address where a part of it begins with Hangul, as on the customer's page, but not if that is a mere particle.
 */
public final class LinkedText {
    private static final Pattern HANGUL = Pattern.compile("\\p{IsHangul}+");
    private static final String LETTERS = "!$%'-.0-;@-\\[\\]_a-z~";
    private static final String PARTICLE = "(?:에서?|으?로|[을를은는이가의와과도만]|까지|부터|입니다|이?에요|예요)(?![\\p{IsHangul}\\w%/?#=&-])";
    private static final String WORDS = "[/?#=&](?!" + PARTICLE + ")\\p{IsHangul}[\\p{IsHangul}\\w%~$@+(-]*";
    private static final Pattern WEB = Pattern.compile(
            "https?://[a-z0-9][" + LETTERS + "]*(?:" + WORDS + "|[" + LETTERS + "/?#=&])*", Pattern.CASE_INSENSITIVE);
    private static final String SENTENCE_END = ".,;:!?'*_";

    /** @param link whether it is a web address */
    record Part(String text, boolean link) {}

    private LinkedText() {}

    static List<Part> parts(String text) {
        List<Part> parts = new ArrayList<>();
        Matcher found = WEB.matcher(text);
        int done = 0;
        while (found.find()) {
            String address = trimmed(found.group());
            if (found.start() > done) {
                parts.add(new Part(text.substring(done, found.start()), false));
            }
            parts.add(new Part(address, true));
            done = found.start() + address.length();
        }
        if (done < text.length()) {
            parts.add(new Part(text.substring(done), false));
        }
        return parts;
    }

    /** Without the punctuation of the sentence, and without a bracket that was opened before the address. */
    private static String trimmed(String address) {
        int end = address.length();
        while (SENTENCE_END.indexOf(address.charAt(end - 1)) >= 0
                || closesMore(address.substring(0, end), '(', ')')
                || closesMore(address.substring(0, end), '[', ']')) {
            end--;
        }
        return address.substring(0, end);
    }

    private static boolean closesMore(String address, char opening, char closing) {
        return address.charAt(address.length() - 1) == closing
                && address.chars().filter(letter -> letter == closing).count()
                        > address.chars().filter(letter -> letter == opening).count();
    }

    /** As every browser of every system takes it. */
    static String target(String address) {
        return HANGUL.matcher(address).replaceAll(words -> URLEncoder.encode(words.group(), StandardCharsets.UTF_8));
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
                browser.accept(target(part.text()));
            }
        });
        link.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE) {
                browser.accept(target(part.text()));
                key.consume();
            }
        });
        return link;
    }
}
