package org.sangdam.console.history;

import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.sangdam.console.fx.Language;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.ToCounsellor.Archived;

/** One consultation as a page to read; scrolling up brings what came before. UI thread. */
final class TranscriptController {
    /** Distance to the top, in pixels, at which the page before is asked for. */
    private static final double NEAR = 200;

    private final TranscriptModel model;
    private final Words words;
    private final Bubbles bubbles;
    private final Parent loadingView;
    private final Parent grantedView;
    /** Weakly known to the texts, which outlive the screen. */
    private final ChangeListener<Language> relabel = (observed, before, now) -> relabel();
    /** The first message drawn; what comes before it is added on top. */
    private Message first;

    @FXML
    private VBox head;

    @FXML
    private VBox who;

    @FXML
    private Label name;

    @FXML
    private Label phone;

    @FXML
    private HBox badges;

    @FXML
    private Label about;

    @FXML
    private Label times;

    @FXML
    private Label opinion;

    @FXML
    private VBox nothing;

    @FXML
    private ScrollPane scroll;

    @FXML
    private VBox page;

    private StatusBadge badge;

    TranscriptController(TranscriptModel model, Words words, Bubbles bubbles, Parent loadingView, Parent grantedView) {
        this.model = model;
        this.words = words;
        this.bubbles = bubbles;
        this.loadingView = loadingView;
        this.grantedView = grantedView;
    }

    @FXML
    private void initialize() {
        badge = new StatusBadge(words);
        badges.getChildren().add(badge);
        head.getChildren().addAll(grantedView, loadingView);
        nothing.visibleProperty().bind(model.progress().isEqualTo(Progress.NOTHING));
        scroll.visibleProperty().bind(nothing.visibleProperty().not());
        model.consultation().addListener((observed, before, now) -> showHead(now));
        model.messages().addListener((ListChangeListener<Message>) change -> showMessages());
        words.texts().language().addListener(new WeakChangeListener<>(relabel));
        scroll.vvalueProperty().addListener((observed, before, now) -> near());
        model.progress().addListener((observed, before, now) -> near());
        showHead(model.consultation().get());
        redraw();
    }

    private void relabel() {
        showHead(model.consultation().get());
        redraw();
    }

    private void showHead(Archived row) {
        boolean known = row != null;
        who.setVisible(known);
        who.setManaged(known);
        if (known) {
            name.setText(row.name());
            phone.setText(row.phone());
            badge.show(row.status());
            about.setText(words.about(row));
            times.setText(words.times(row));
            opinion.setText(words.opinion(row));
            opinion.setVisible(row.rating() != null);
            opinion.setManaged(row.rating() != null);
        }
    }

    private void showMessages() {
        List<Message> messages = model.messages();
        int earlier = first == null ? -1 : messages.indexOf(first);
        if (earlier > 0) {
            addOnTop(messages.subList(0, earlier));
        } else {
            redraw();
        }
    }

    /** What is being read stays where it is on the screen. */
    private void addOnTop(List<Message> earlier) {
        double below = page.getHeight() - scrolled();
        if (bubbles.sameDay(earlier.get(earlier.size() - 1), first)) {
            page.getChildren().remove(0);
        }
        page.getChildren().addAll(0, bubbles.of(earlier, customer()));
        first = earlier.get(0);
        scroll.applyCss();
        scroll.layout();
        scrollTo(page.getHeight() - below);
    }

    /** A whole consultation is read from its beginning, the last page of a long one from its end. */
    private void redraw() {
        List<Message> messages = model.messages();
        List<Node> nodes = bubbles.of(messages, customer());
        page.getChildren().setAll(nodes);
        first = messages.isEmpty() ? null : messages.get(0);
        scroll.applyCss();
        scroll.layout();
        boolean whole = messages.isEmpty() || messages.get(0).seq() == 1;
        scroll.setVvalue(whole ? 0 : 1);
    }

    private void near() {
        if (first != null && scrolled() < NEAR) {
            model.loadEarlier();
        }
    }

    private String customer() {
        return model.consultation().get() == null
                ? ""
                : model.consultation().get().name();
    }

    private double room() {
        return Math.max(0, page.getHeight() - scroll.getViewportBounds().getHeight());
    }

    private double scrolled() {
        return scroll.getVvalue() * room();
    }

    private void scrollTo(double top) {
        scroll.setVvalue(room() == 0 ? 0 : Math.min(1, Math.max(0, top / room())));
    }
}
