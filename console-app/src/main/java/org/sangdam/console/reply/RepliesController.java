package org.sangdam.console.reply;

import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.WeakListChangeListener;
import javafx.event.ActionEvent;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.sangdam.console.fx.Shown;
import org.sangdam.console.fx.Texts;
import org.sangdam.console.link.Sentences;
import org.sangdam.server.protocol.ReplyFrame.Reply;

/** The canned replies; beside them the one that is looked at, to be written, tried out and deleted. UI thread. */
public final class RepliesController {
    private final RepliesModel replies;
    private final ReplyFormModel form;
    private final StarterRepliesModel starters;
    private final Filler filler;
    private final Texts texts;
    private final Sentences sentences;
    private final ObservableList<Reply> shown = FXCollections.observableArrayList();
    /** The models live on when this page is gone. */
    private final ListChangeListener<Reply> followRows = change -> showRows();

    private final ChangeListener<Number> followNumber = (observed, before, now) -> look();
    private boolean moving;

    @FXML
    private TextField filter;

    @FXML
    private ListView<Reply> list;

    @FXML
    private Label noMatch;

    @FXML
    private VBox nothing;

    @FXML
    private Button examples;

    @FXML
    private Label examplesProblem;

    @FXML
    private HBox deleted;

    @FXML
    private Label deletedText;

    @FXML
    private Label choose;

    @FXML
    private VBox card;

    @FXML
    private TextField shortcut;

    @FXML
    private CheckBox shared;

    @FXML
    private TextArea text;

    @FXML
    private FlowPane words;

    @FXML
    private Label preview;

    @FXML
    private Node readOnly;

    @FXML
    private HBox actions;

    @FXML
    private Button save;

    @FXML
    private Button cancel;

    @FXML
    private Button delete;

    @FXML
    private Label saved;

    @FXML
    private Label problem;

    public RepliesController(
            RepliesModel replies,
            ReplyFormModel form,
            StarterRepliesModel starters,
            Filler filler,
            Texts texts,
            Sentences sentences) {
        this.replies = replies;
        this.form = form;
        this.starters = starters;
        this.filler = filler;
        this.texts = texts;
        this.sentences = sentences;
    }

    @FXML
    private void initialize() {
        list.setItems(shown);
        list.setPlaceholder(noMatch);
        list.setCellFactory(cells -> new ReplyCell(UnaryOperator.identity(), texts));
        list.getSelectionModel().selectedItemProperty().addListener((observed, before, now) -> {
            if (!moving && now != null) {
                form.look(now.reply());
            }
        });
        filter.textProperty().addListener((observed, before, now) -> showRows());
        Shown.when(Bindings.isNotEmpty(replies.rows()), filter);
        Shown.when(Bindings.isEmpty(replies.rows()).and(form.number().isNotEqualTo(ReplyFormModel.NEW)), nothing);
        noMatch.visibleProperty().bind(Bindings.isNotEmpty(replies.rows()));
        examples.disableProperty().bind(starters.busy());
        examplesProblem.textProperty().bind(sentences.why(starters.failure()));
        Shown.when(examplesProblem.textProperty().isNotEmpty(), examplesProblem);
        deletedText
                .textProperty()
                .bind(texts.bind(
                        "replies.deleted", form.deleted().map(Reply::shortcut).orElse("")));
        Shown.when(form.deleted().isNotNull(), deleted);
        initializeForm();
        replies.rows().addListener(new WeakListChangeListener<>(followRows));
        form.number().addListener(new WeakChangeListener<>(followNumber));
        showRows();
        look();
    }

    private void initializeForm() {
        BooleanBinding open = form.number().isNotEqualTo(ReplyFormModel.NOTHING);
        BooleanBinding fresh = form.number().isEqualTo(ReplyFormModel.NEW);
        Shown.when(open, card);
        Shown.when(open.not().and(Bindings.isNotEmpty(replies.rows())), choose);
        shortcut.textProperty().bindBidirectional(form.shortcut());
        shortcut.setOnAction(entered -> save());
        text.textProperty().bindBidirectional(form.text());
        shared.selectedProperty().bindBidirectional(form.shared());
        Shown.when(fresh.and(form.sharing()), shared);
        preview.textProperty().bind(Bindings.createStringBinding(this::preview, form.text(), texts.language()));
        save.disableProperty().bind(form.busy());
        delete.disableProperty().bind(form.busy());
        Shown.when(form.changed().or(fresh), cancel);
        Shown.when(fresh.not(), delete);
        Shown.when(form.saved(), saved);
        problem.textProperty().bind(sentences.why(form.failure()));
        Shown.when(problem.textProperty().isNotEmpty(), problem);
        readOnly.managedProperty().bind(readOnly.visibleProperty());
        actions.managedProperty().bind(actions.visibleProperty());
        words.managedProperty().bind(words.visibleProperty());
    }

    private String preview() {
        return filler.filling(
                        texts.text("replies.sampleCustomer"),
                        texts.language().get().locale().toLanguageTag())
                .in(form.text().get());
    }

    @FXML
    private void add() {
        form.begin();
        shortcut.requestFocus();
    }

    @FXML
    private void addExamples() {
        starters.add();
    }

    @FXML
    private void insert(ActionEvent pressed) {
        text.replaceSelection((String) ((Node) pressed.getSource()).getUserData());
        text.requestFocus();
    }

    @FXML
    private void save() {
        form.save();
    }

    @FXML
    private void cancel() {
        form.giveUp();
    }

    @FXML
    private void delete() {
        form.delete();
    }

    @FXML
    private void undo() {
        form.undo();
    }

    private void showRows() {
        moving = true;
        shown.setAll(
                filter.getText().isBlank()
                        ? replies.rows()
                        : ReplySearch.in(replies.rows(), filter.getText().strip()));
        moving = false;
        look();
    }

    /** The row of what is looked at is the chosen one, wherever it stands now. */
    private void look() {
        moving = true;
        list.getSelectionModel().clearSelection();
        replies.numbered(form.number().get()).ifPresent(list.getSelectionModel()::select);
        moving = false;
        boolean writable = form.writable();
        shortcut.setEditable(writable);
        text.setEditable(writable);
        words.setVisible(writable);
        actions.setVisible(writable);
        readOnly.setVisible(!writable);
    }
}
