package org.sangdam.console.history;

import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.sangdam.server.protocol.ToCounsellor.Archived;

/** The browser: filters above, consultations on the left, the one chosen on the right. UI thread. */
final class HistoryController {
    /** So many rows before the last one the next page is asked for, so that scrolling rarely waits. */
    private static final int AHEAD = 15;

    /** The list's part of the width. */
    private static final double LIST = 0.4;

    private final HistoryModel model;
    private final TranscriptModel transcript;
    private final Words words;
    private final Parent filterView;
    private final Parent loadingView;
    private final Parent transcriptView;

    @FXML
    private BorderPane screen;

    @FXML
    private SplitPane split;

    @FXML
    private BorderPane side;

    @FXML
    private ListView<Archived> consultations;

    @FXML
    private VBox nothing;

    @FXML
    private Label nothingTitle;

    @FXML
    private Label nothingText;

    @FXML
    private Button showAll;

    @FXML
    private Label count;

    HistoryController(
            HistoryModel model,
            TranscriptModel transcript,
            Words words,
            Parent filterView,
            Parent loadingView,
            Parent transcriptView) {
        this.model = model;
        this.transcript = transcript;
        this.words = words;
        this.filterView = filterView;
        this.loadingView = loadingView;
        this.transcriptView = transcriptView;
    }

    @FXML
    private void initialize() {
        screen.setTop(filterView);
        side.setTop(loadingView);
        split.getItems().add(transcriptView);
        split.setDividerPositions(LIST);
        SplitPane.setResizableWithParent(side, false);
        consultations.setItems(model.rows());
        consultations.setCellFactory(list -> new ConsultationCell(words, this::near));
        consultations.getSelectionModel().selectedItemProperty().addListener((observed, before, now) -> open(now));
        model.rows().addListener((ListChangeListener<Archived>) change -> showCount());
        model.progress().addListener((observed, before, now) -> {
            showNothing();
            if (now == Progress.LOADED) {
                keepOpen();
            }
        });
        words.texts().language().addListener((observed, before, now) -> {
            consultations.refresh();
            showNothing();
            showCount();
        });
        showNothing();
        showCount();
        screen.sceneProperty().addListener((observed, before, now) -> {
            if (now != null) {
                model.shown();
            }
        });
    }

    @FXML
    private void showAll() {
        model.filter().reset();
    }

    private void open(Archived row) {
        if (row == null) {
            return;
        }
        Archived shown = transcript.consultation().get();
        if (shown == null || !shown.equals(row)) {
            transcript.open(row.conversation());
        }
    }

    /** What is being read stays chosen when the rows come anew, and is read anew if it has changed. */
    private void keepOpen() {
        Archived shown = transcript.consultation().get();
        if (shown != null && consultations.getSelectionModel().isEmpty()) {
            model.rows().stream()
                    .filter(row -> row.conversation() == shown.conversation())
                    .findAny()
                    .ifPresent(consultations.getSelectionModel()::select);
        }
    }

    /** A row is being drawn: is it one of the last? */
    private void near(int row) {
        if (row >= model.rows().size() - AHEAD) {
            model.loadMore();
        }
    }

    private void showNothing() {
        boolean empty = model.rows().isEmpty() && model.progress().get() == Progress.LOADED;
        boolean narrow = model.filter().narrow();
        set(nothing, empty);
        set(showAll, narrow);
        nothingTitle.setText(words.texts().text(narrow ? "history.none.found" : "history.none.yet"));
        nothingText.setText(words.texts().text(narrow ? "history.none.foundMore" : "history.none.yetMore"));
        if (empty) {
            transcript.close();
        }
    }

    private void showCount() {
        int loaded = model.rows().size();
        count.setText(words.texts().text("history.count", loaded));
        count.setVisible(loaded > 0);
    }

    private static void set(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
