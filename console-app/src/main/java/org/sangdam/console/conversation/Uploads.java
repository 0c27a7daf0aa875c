package org.sangdam.console.conversation;

import java.io.File;
import java.util.List;
import java.util.UUID;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.sangdam.console.fx.Texts;
import org.sangdam.console.link.FileLink;

/** Files on their way to the customer: chosen, pasted or dropped, each with its progress until its message is there. UI thread. */
final class Uploads extends VBox {
    private static final KeyCombination PASTE = new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN);

    private final ConversationModel model;
    private final Surroundings surroundings;
    private final Texts texts;

    Uploads(ConversationModel model, Surroundings surroundings) {
        this.model = model;
        this.surroundings = surroundings;
        this.texts = surroundings.views().texts();
        getStyleClass().add("uploads");
    }

    /** Takes what is dropped on {@code tab}, and files that are pasted into {@code draft}. */
    void watch(Node tab, Node draft) {
        tab.setOnDragOver(over -> {
            if (model.active() && over.getDragboard().hasFiles()) {
                over.acceptTransferModes(TransferMode.COPY);
            }
        });
        tab.setOnDragDropped(dropped -> {
            send(dropped.getDragboard().getFiles());
            dropped.setDropCompleted(true);
        });
        draft.addEventFilter(KeyEvent.KEY_PRESSED, pressed -> {
            if (PASTE.match(pressed) && Clipboard.getSystemClipboard().hasFiles()) {
                pressed.consume();
                send(Clipboard.getSystemClipboard().getFiles());
            }
        });
    }

    void send(List<File> files) {
        if (model.active() && files != null) {
            files.stream().filter(File::isFile).forEach(file -> new Row(file).send());
        }
    }

    /** One file. */
    private final class Row extends HBox {
        private final File file;
        private final String id = UUID.randomUUID().toString();
        private final ProgressBar progress = new ProgressBar(0);
        private final Label why = new Label();
        private final Hyperlink again = new Hyperlink();
        private final Hyperlink away = new Hyperlink();
        private FileLink.Transfer<Void> transfer;

        Row(File file) {
            this.file = file;
            getStyleClass().add("upload");
            why.getStyleClass().add("why");
            why.setWrapText(true);
            again.textProperty().bind(texts.bind("conversationTab.retry"));
            again.setOnAction(pressed -> send());
            away.textProperty().bind(texts.bind("file.cancel"));
            away.setOnAction(pressed -> {
                transfer.stop();
                Uploads.this.getChildren().remove(this);
            });
            again.managedProperty().bind(again.visibleProperty());
            progress.managedProperty().bind(progress.visibleProperty());
            getChildren().addAll(new Label(file.getName()), progress, why, again, away);
            Uploads.this.getChildren().add(this);
        }

        void send() {
            again.setVisible(false);
            why.setText("");
            progress.setVisible(true);
            transfer = surroundings.sending().send(model.number(), id, file.toPath(), progress::setProgress);
            transfer.done().whenComplete((sent, failed) -> {
                if (failed == null) {
                    Uploads.this.getChildren().remove(this);
                    return;
                }
                progress.setVisible(false);
                again.setVisible(true);
                why.setText(surroundings.sentences().of(failed));
            });
        }
    }
}
