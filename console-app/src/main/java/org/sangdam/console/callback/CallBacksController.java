package org.sangdam.console.callback;

import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.sangdam.console.fx.Shown;
import org.sangdam.server.protocol.CallBackFrame.CallBack;

/** The list of those who want to be called; beside it the chosen one, to be called and settled. UI thread. */
public final class CallBacksController {
    private final CallBackModel model;
    private final CallBackWords words;
    /** The number of the one that is looked at, 0 for none: it stays so while rows move. */
    private long chosen;

    private final ObservableList<CallBack> shown = FXCollections.observableArrayList();
    private boolean moving;

    @FXML
    private ListView<CallBack> list;

    @FXML
    private Button older;

    @FXML
    private Label olderProblem;

    @FXML
    private VBox nothing;

    @FXML
    private Label choose;

    @FXML
    private VBox card;

    @FXML
    private Label name;

    @FXML
    private TextField phone;

    @FXML
    private Label about;

    @FXML
    private TextArea question;

    @FXML
    private Label state;

    @FXML
    private Button done;

    @FXML
    private Button notReached;

    @FXML
    private Button reopen;

    @FXML
    private Label problem;

    public CallBacksController(CallBackModel model, CallBackWords words) {
        this.model = model;
        this.words = words;
    }

    @FXML
    private void initialize() {
        list.setItems(shown);
        shown.setAll(model.rows());
        list.setCellFactory(cells -> new CallBackCell(words));
        list.getSelectionModel().selectedItemProperty().addListener((observed, before, now) -> look(now));
        model.rows().addListener((ListChangeListener<CallBack>) change -> keepChosen());
        Shown.when(Bindings.isEmpty(model.rows()), nothing);
        Shown.when(Bindings.isNotEmpty(model.rows()).and(card.visibleProperty().not()), choose);
        Shown.when(model.more(), older);
        older.disableProperty().bind(model.loading());
        olderProblem.textProperty().bind(problem.textProperty());
        Shown.when(
                problem.textProperty().isNotEmpty().and(card.visibleProperty().not()), olderProblem);
        card.setVisible(false);
        card.managedProperty().bind(card.visibleProperty());
        done.disableProperty().bind(model.busy());
        notReached.disableProperty().bind(model.busy());
        reopen.disableProperty().bind(model.busy());
        problem.managedProperty().bind(problem.visibleProperty());
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        model.failure().addListener((observed, before, now) -> problem.setText(words.why(now)));
        words.texts().language().addListener((observed, before, now) -> {
            list.refresh();
            show();
        });
    }

    @FXML
    private void done() {
        chosenOne(model::done);
    }

    @FXML
    private void notReached() {
        chosenOne(model::notReached);
    }

    @FXML
    private void older() {
        model.loadOlder();
    }

    @FXML
    private void reopen() {
        chosenOne(model::reopen);
    }

    private void chosenOne(Consumer<CallBack> act) {
        model.rows().stream().filter(row -> row.callBack() == chosen).findAny().ifPresent(act);
    }

    private void look(CallBack row) {
        if (moving || row == null) {
            return;
        }
        if (row.callBack() != chosen) {
            model.looksElsewhere();
        }
        chosen = row.callBack();
        show();
    }

    /** The view, which chooses whoever stands there now, has done so when its list is set; then it is put right. */
    private void keepChosen() {
        moving = true;
        shown.setAll(model.rows());
        list.getSelectionModel().clearSelection();
        chosenOne(list.getSelectionModel()::select);
        moving = false;
        show();
    }

    private void show() {
        card.setVisible(false);
        chosenOne(row -> {
            boolean open = CallBackModel.open(row);
            name.setText(row.name());
            phone.setText(row.phone());
            about.setText(words.about(row));
            question.setText(row.text());
            state.setText(words.state(row));
            set(done, open);
            set(notReached, open);
            set(reopen, model.reopens(row));
            card.setVisible(true);
        });
    }

    private static void set(Button button, boolean shown) {
        button.setVisible(shown);
        button.setManaged(shown);
    }
}
