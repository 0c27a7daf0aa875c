package org.sangdam.console.history;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.TextField;
import org.sangdam.console.fx.Texts;
import org.sangdam.server.protocol.Office;
import org.sangdam.server.protocol.Status;
import org.sangdam.server.protocol.ToCounsellor;
import org.sangdam.server.protocol.Topic;

/** What is looked for: text, period, counsellor, topic, state. UI thread. */
final class HistoryFilterController {
    private final HistoryModel model;
    private final HistoryFilter filter;
    private final ObservableValue<Office> office;
    private final Words words;
    private final Texts texts;

    @FXML
    private TextField text;

    @FXML
    private ComboBox<Optional<Period>> period;

    @FXML
    private Node between;

    @FXML
    private DatePicker from;

    @FXML
    private DatePicker until;

    @FXML
    private ComboBox<Optional<ToCounsellor.Account>> counsellor;

    @FXML
    private ComboBox<Optional<Topic>> topic;

    @FXML
    private ComboBox<Optional<Status>> status;

    @FXML
    private Node reset;

    HistoryFilterController(HistoryModel model, ObservableValue<Office> office, Words words) {
        this.model = model;
        this.filter = model.filter();
        this.office = office;
        this.words = words;
        this.texts = words.texts();
    }

    @FXML
    private void initialize() {
        text.textProperty().bindBidirectional(filter.text());
        bindPeriod();
        bindCounsellor();
        bindTopic();
        Choices<Status> states = new Choices<>(
                status, value -> value.map(words::status).orElseGet(() -> texts.text("history.filter.anyStatus")));
        states.offer(List.of(Status.values()));
        states.bind(filter.status(), texts.language());
        reset.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !filter.narrow(),
                        filter.text(),
                        filter.period(),
                        filter.counsellor(),
                        filter.topic(),
                        filter.status()));
    }

    @FXML
    private void reset() {
        filter.reset();
    }

    @FXML
    private void refresh() {
        model.refresh();
    }

    /** Choosing to say the days oneself begins with the last seven. */
    private void bindPeriod() {
        Choices<Period> periods =
                new Choices<>(period, value -> texts.text("history.period." + word(value.orElse(Period.ALL))));
        period.getItems()
                .setAll(List.of(Period.values()).stream().map(Optional::of).toList());
        periods.bind(filter.period(), texts.language());
        filter.period().addListener((observed, before, now) -> {
            if (now == Period.BETWEEN && filter.from().get() == null) {
                filter.until().set(model.today());
                filter.from().set(model.today().minusDays(6));
            }
        });
        between.visibleProperty().bind(filter.period().isEqualTo(Period.BETWEEN));
        between.managedProperty().bind(between.visibleProperty());
        from.valueProperty().bindBidirectional(filter.from());
        until.valueProperty().bindBidirectional(filter.until());
    }

    private void bindCounsellor() {
        Choices<ToCounsellor.Account> counsellors = new Choices<>(
                counsellor,
                value -> value.map(ToCounsellor.Account::name)
                        .orElseGet(() -> texts.text("history.filter.anyCounsellor")));
        counsellors.offer(model.counsellors());
        counsellors.bind(filter.counsellor(), texts.language());
        model.counsellors().addListener((ListChangeListener<ToCounsellor.Account>)
                change -> counsellors.offer(model.counsellors()));
    }

    private void bindTopic() {
        Choices<Topic> topics = new Choices<>(
                topic, value -> value.map(words::topic).orElseGet(() -> texts.text("history.filter.anyTopic")));
        topics.offer(topicsNow());
        topics.bind(filter.topic(), texts.language());
        office.addListener((observed, before, now) -> topics.offer(topicsNow()));
    }

    private List<Topic> topicsNow() {
        return office.getValue() == null ? List.of() : office.getValue().topics();
    }

    private static String word(Period period) {
        return switch (period) {
            case TODAY -> "today";
            case SEVEN_DAYS -> "sevenDays";
            case THIRTY_DAYS -> "thirtyDays";
            case ALL -> "all";
            case BETWEEN -> "between";
        };
    }
}
