package org.sangdam.console.waiting;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.SortedList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.sangdam.console.fx.Language;
import org.sangdam.console.fx.Texts;
import org.sangdam.server.protocol.ToCounsellor.Waiting;

/** The table of those who wait. One lives as long as its counsellor is signed in. */
public final class WaitingController {
    private static final double WIDE = 550;

    private final WaitingModel model;
    private final Texts texts;
    private final TopicNames topics;
    private final ObservableValue<String> customerPage;
    private final Consumer<String> browser;
    private final Executor later;
    private final ChangeListener<Language> relabel = (observed, before, now) -> table().refresh();
    private WaitingRow chosen;

    @FXML
    private Label count;

    @FXML
    private TextField filter;

    @FXML
    private TableView<WaitingRow> table;

    @FXML
    private TableColumn<WaitingRow, Number> place;

    @FXML
    private TableColumn<WaitingRow, Waiting> name;

    @FXML
    private TableColumn<WaitingRow, Waiting> phone;

    @FXML
    private TableColumn<WaitingRow, Waiting> topic;

    @FXML
    private TableColumn<WaitingRow, Waiting> firstLine;

    @FXML
    private TableColumn<WaitingRow, Waiting> waited;

    @FXML
    private Button pick;

    @FXML
    private Node nobody;

    @FXML
    private Node unknown;

    @FXML
    private Node noMatch;

    @FXML
    private Hyperlink page;

    /**
     * @param browser opens an address outside the console
     * @param later runs on the UI thread after the event at hand
     */
    public WaitingController(
            WaitingModel model,
            Texts texts,
            TopicNames topics,
            ObservableValue<String> customerPage,
            Consumer<String> browser,
            Executor later) {
        this.model = model;
        this.texts = texts;
        this.topics = topics;
        this.customerPage = customerPage;
        this.browser = browser;
        this.later = later;
    }

    @FXML
    private void initialize() {
        WaitingColumns columns = new WaitingColumns(texts, model.now());
        columns.place(place);
        columns.name(name);
        columns.phone(phone);
        columns.words(topic, customer -> topics.of(customer.topic()));
        columns.firstLine(firstLine);
        columns.wait(waited);
        // Where there is little room the question says more than masked digits.
        phone.visibleProperty().bind(table.widthProperty().greaterThan(WIDE));

        SortedList<WaitingRow> sorted = new SortedList<>(model.matching());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.setRowFactory(made -> row());
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        table.getSelectionModel().selectedItemProperty().addListener((observed, before, now) -> remember(now));
        sorted.addListener((ListChangeListener<WaitingRow>) change -> keepChosen());

        filter.textProperty().bindBidirectional(model.filter());
        count.textProperty()
                .bind(Bindings.when(filter.textProperty().isEmpty())
                        .then(texts.bind("waiting.count", model.count()))
                        .otherwise(texts.bind("waiting.countOf", Bindings.size(model.matching()), model.count())));
        count.visibleProperty().bind(model.known());
        pick.disableProperty()
                .bind(table.getSelectionModel()
                        .selectedItemProperty()
                        .isNull()
                        .or(model.known().not()));
        nobody.visibleProperty().bind(Bindings.isEmpty(model.all()).and(model.known()));
        unknown.visibleProperty()
                .bind(Bindings.isEmpty(model.all()).and(model.known().not()));
        noMatch.visibleProperty().bind(Bindings.isEmpty(model.all()).not());
        page.textProperty().bind(customerPage);
        texts.language().addListener(new javafx.beans.value.WeakChangeListener<>(relabel));
    }

    @FXML
    private void pick() {
        WaitingRow row = table.getSelectionModel().getSelectedItem();
        if (row != null) {
            model.pick(row);
        }
    }

    @FXML
    private void openPage() {
        browser.accept(customerPage.getValue());
    }

    private TableView<WaitingRow> table() {
        return table;
    }

    private TableRow<WaitingRow> row() {
        TableRow<WaitingRow> row = new TableRow<>();
        row.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2 && !row.isEmpty()) {
                model.pick(row.getItem());
            }
        });
        return row;
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            pick();
            event.consume();
        }
    }

    /**
     * When the chosen customer is gone the table moves the selection to the neighbour, and the next Enter would pick somebody
     * whom nobody has chosen.
     */
    private void remember(WaitingRow now) {
        if (now == null || now == chosen) {
            return;
        }
        if (chosen != null && !table.getItems().contains(chosen)) {
            nobodyChosen();
        } else {
            chosen = now;
        }
    }

    /** A replaced list makes the table forget whom the counsellor had chosen. */
    private void keepChosen() {
        if (chosen != null && table.getSelectionModel().getSelectedItem() != chosen) {
            int index = table.getItems().indexOf(chosen);
            if (index >= 0) {
                table.getSelectionModel().clearAndSelect(index);
            } else {
                nobodyChosen();
            }
        }
    }

    private void nobodyChosen() {
        chosen = null;
        later.execute(() -> {
            if (chosen == null) {
                table.getSelectionModel().clearSelection();
            }
        });
    }
}
