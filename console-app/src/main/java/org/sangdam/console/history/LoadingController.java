package org.sangdam.console.history;

import java.util.function.Supplier;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.sangdam.console.fx.Language;

/** The line that says that something is being loaded, or why it was not, with a way to try again. UI thread. */
final class LoadingController {
    private final Words words;
    private final ObservableValue<Progress> progress;
    private final Supplier<Throwable> failure;
    private final Runnable again;

    /** Weakly known to the texts, which outlive the screen. */
    private final ChangeListener<Language> relabel = (observed, before, now) -> relabel();

    @FXML
    private HBox loading;

    @FXML
    private Node spinner;

    @FXML
    private Label sentence;

    @FXML
    private Node retry;

    LoadingController(Words words, ObservableValue<Progress> progress, Supplier<Throwable> failure, Runnable again) {
        this.words = words;
        this.progress = progress;
        this.failure = failure;
        this.again = again;
    }

    @FXML
    private void initialize() {
        progress.addListener((observed, before, now) -> show(now));
        words.texts().language().addListener(new WeakChangeListener<>(relabel));
        show(progress.getValue());
    }

    @FXML
    private void retry() {
        again.run();
    }

    private void relabel() {
        show(progress.getValue());
    }

    private void show(Progress now) {
        set(loading, now.loading() || now.failed());
        set(spinner, now.loading());
        set(retry, now.failed());
        if (now.failed()) {
            sentence.setText(words.sentences().of(failure.get()));
        } else {
            sentence.setText(words.texts().text("history.loading"));
        }
    }

    private static void set(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
