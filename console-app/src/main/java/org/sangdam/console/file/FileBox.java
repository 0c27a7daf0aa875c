package org.sangdam.console.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.sangdam.console.link.FileLink;
import org.sangdam.server.protocol.Attachment;

/**
 * One file: a picture is shown small as soon as it is on the screen; everything is opened and saved when it is asked for. What
 * is to be opened by another program is asked about once more. UI thread.
 */
final class FileBox extends VBox {
    private static final Set<String> SHOWN = Set.of("image/jpeg", "image/png", "image/gif");
    private static final long BY_ITSELF = 10_000_000;
    private static final double SMALL = 240;

    private final FileViews views;
    private final Attachment file;
    private final long conversation;
    private final long seq;
    private final String name;
    private final Label problem = new Label();
    private final ProgressBar progress = new ProgressBar(0);
    private final Hyperlink open = new Hyperlink();
    private final Hyperlink save = new Hyperlink();
    private final Hyperlink cancel = new Hyperlink();
    private final HBox question;
    private FileLink.Transfer<Path> transfer;

    FileBox(FileViews views, long conversation, long seq, String name, Attachment file) {
        this.views = views;
        this.conversation = conversation;
        this.seq = seq;
        this.name = name;
        this.file = file;
        getStyleClass().add("file-box");
        getStylesheets().add(FileBox.class.getResource("file-box.css").toExternalForm());
        Label title = new Label(name + " · " + size(file.bytes()));
        title.getStyleClass().add("file-name");
        title.setWrapText(true);
        open.textProperty().bind(views.texts().bind("file.open"));
        open.getStyleClass().add("file-open");
        open.setOnAction(pressed -> open());
        save.textProperty().bind(views.texts().bind("file.save"));
        save.setOnAction(pressed -> with(this::save));
        cancel.textProperty().bind(views.texts().bind("file.cancel"));
        cancel.setOnAction(pressed -> cancel());
        problem.getStyleClass().add("file-problem");
        problem.setWrapText(true);
        question = question();
        getChildren().addAll(title, line(open, save, progress, cancel), question, problem);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        progress.managedProperty().bind(progress.visibleProperty());
        cancel.visibleProperty().bind(progress.visibleProperty());
        cancel.managedProperty().bind(progress.visibleProperty());
        question.managedProperty().bind(question.visibleProperty());
        progress.setVisible(false);
        question.setVisible(false);
        setAccessibleText(title.getText());
        if (isPicture() && file.bytes() <= BY_ITSELF) {
            with(this::small);
        }
    }

    private HBox question() {
        Label sure = new Label();
        sure.textProperty().bind(views.texts().bind("file.openQuestion"));
        sure.setWrapText(true);
        Button yes = new Button();
        yes.textProperty().bind(views.texts().bind("file.openYes"));
        yes.getStyleClass().add("file-open-yes");
        yes.setOnAction(pressed -> {
            question.setVisible(false);
            with(views::open);
        });
        Button no = new Button();
        no.textProperty().bind(views.texts().bind("file.cancel"));
        no.setOnAction(pressed -> question.setVisible(false));
        return line(sure, yes, no);
    }

    private static HBox line(Node... nodes) {
        HBox line = new HBox(nodes);
        line.getStyleClass().add("file-line");
        return line;
    }

    private boolean isPicture() {
        return file.isPicture() && SHOWN.contains(file.type());
    }

    private void open() {
        if (isPicture()) {
            with(path -> new LargePicture(name, path).show(getScene().getWindow()));
        } else {
            question.setVisible(true);
        }
    }

    /** Does it with the file, which is fetched first unless it is here, perhaps for another box. */
    private void with(Consumer<Path> then) {
        Path place = views.place(conversation, seq, name);
        if (place.toFile().length() == file.bytes()) {
            then.accept(place);
        } else if (transfer == null) {
            progress.setProgress(0);
            progress.setVisible(true);
            problem.setText("");
            transfer = views.link().fetch(conversation, seq, file, place, progress::setProgress);
            transfer.done().whenComplete((path, failed) -> {
                transfer = null;
                progress.setVisible(false);
                if (failed == null) {
                    then.accept(path);
                } else {
                    problem.setText(views.sentences().of(failed));
                }
            });
        }
    }

    private void cancel() {
        if (transfer != null) {
            transfer.stop();
            transfer = null;
            progress.setVisible(false);
        }
    }

    /** Read beside the screen, and no larger than it is shown. */
    private void small(Path path) {
        CompletableFuture.supplyAsync(() -> picture(path, SMALL), views.link().beside())
                .thenAcceptAsync(this::show, views.ui());
    }

    static Image picture(Path path, double most) {
        try (InputStream in = Files.newInputStream(path)) {
            return new Image(in, most, most, true, true);
        } catch (IOException e) {
            return null;
        }
    }

    private void show(Image image) {
        if (image != null && !image.isError()) {
            ImageView view = new ImageView(image);
            view.getStyleClass().add("file-picture");
            view.setAccessibleText(name);
            view.setOnMouseClicked(clicked -> open());
            getChildren().add(0, view);
        }
    }

    private void save(Path path) {
        FileChooser chooser = new FileChooser();
        chooser.setInitialFileName(name);
        java.io.File chosen = chooser.showSaveDialog(getScene().getWindow());
        if (chosen != null) {
            CompletableFuture.runAsync(
                            () -> copy(path, chosen.toPath()), views.link().beside())
                    .whenCompleteAsync(
                            (done, failed) -> problem.setText(
                                    failed == null ? "" : views.texts().text("file.notSaved")),
                            views.ui());
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String size(long bytes) {
        return bytes < 1_000_000
                ? Math.max(1, Math.round(bytes / 1_000.0)) + " KB"
                : String.format(java.util.Locale.ROOT, "%.1f MB", bytes / 1_000_000.0);
    }
}
