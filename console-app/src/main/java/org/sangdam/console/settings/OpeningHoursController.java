package org.sangdam.console.settings;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.EnumMap;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import org.sangdam.console.fx.FieldProblem;
import org.sangdam.console.fx.InSight;
import org.sangdam.console.fx.Shown;
import org.sangdam.console.fx.Texts;
import org.sangdam.console.link.Sentences;
import org.sangdam.server.protocol.Hours;

/** When the office is open, to be changed; for administrators. UI thread. */
final class OpeningHoursController {
    private final OpeningHoursModel model;
    private final Texts texts;
    private final Sentences sentences;
    private final Map<DayOfWeek, TextField> fields = new EnumMap<>(DayOfWeek.class);

    @FXML
    private GridPane week;

    @FXML
    private TextArea holidays;

    @FXML
    private TextArea message;

    @FXML
    private ComboBox<String> zone;

    @FXML
    private Node save;

    @FXML
    private Node saved;

    @FXML
    private Label wrongDay;

    @FXML
    private Label wrong;

    @FXML
    private Label problem;

    OpeningHoursController(OpeningHoursModel model, Texts texts, Sentences sentences) {
        this.model = model;
        this.texts = texts;
        this.sentences = sentences;
    }

    @FXML
    private void initialize() {
        for (DayOfWeek day : DayOfWeek.values()) {
            addDay(day);
        }
        holidays.textProperty().bindBidirectional(model.holidays());
        message.textProperty().bindBidirectional(model.message());
        zone.getItems()
                .setAll(ZoneId.getAvailableZoneIds().stream()
                        .filter(id -> id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
                        .sorted()
                        .toList());
        zone.valueProperty().bindBidirectional(model.zone());
        // Not while it is busy: the focus would go to whatever comes next.
        save.disableProperty().bind(model.known().not());
        Shown.when(model.saved(), saved);
        model.saved().addListener((observed, before, now) -> {
            if (now) {
                InSight.bring(saved);
            }
        });
        StringBinding sentence = Bindings.createStringBinding(this::wrong, model.fault(), texts.language());
        wrongDay.textProperty().bind(sentence);
        wrong.textProperty().bind(sentence);
        Shown.when(model.fault().map(fault -> fault.day() != null).orElse(false), wrongDay);
        Shown.when(model.fault().map(fault -> fault.day() == null).orElse(false), wrong);
        problem.textProperty().bind(sentences.why(model.failure()));
        Shown.when(problem.textProperty().isNotEmpty(), problem);
    }

    private void addDay(DayOfWeek day) {
        StringBinding name = Bindings.createStringBinding(() -> name(day), texts.language());
        Label label = new Label();
        label.textProperty().bind(name);
        TextField times = new TextField();
        times.setId("hours-" + day);
        times.textProperty().bindBidirectional(model.day(day));
        times.promptTextProperty().bind(texts.bind("settings.hours.closed"));
        times.accessibleTextProperty().bind(name);
        times.setOnAction(entered -> save());
        FieldProblem.mark(model.fault().map(fault -> fault.day() == day).orElse(false), times);
        label.setLabelFor(times);
        fields.put(day, times);
        week.addRow(day.ordinal(), label, times);
    }

    private String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, texts.language().get().locale());
    }

    private String wrong() {
        OpeningHoursModel.Fault fault = model.fault().get();
        if (fault == null) {
            return "";
        }
        return switch (fault.wrong()) {
            case TIMES -> texts.text("settings.hours.wrongTimes", name(fault.day()));
            case PAST_MIDNIGHT ->
                texts.text(
                        "settings.hours.pastMidnight",
                        name(fault.day()),
                        name(fault.day().plus(1)));
            case HOLIDAY -> texts.text("settings.hours.wrongHoliday");
            case HOLIDAYS_TOO_MANY -> texts.text("settings.hours.tooManyHolidays", Hours.MOST_HOLIDAYS);
            case HOLIDAY_TOO_LONG -> texts.text("settings.hours.longHoliday", Hours.LONGEST_MESSAGE);
            case MESSAGE_TOO_LONG -> texts.text("settings.hours.longMessage", Hours.LONGEST_MESSAGE);
            case TOO_LONG_TOGETHER -> texts.text("settings.hours.longTogether", Hours.LONGEST_TOGETHER);
        };
    }

    private void goTo(OpeningHoursModel.Fault fault) {
        if (fault != null) {
            Node field = field(fault);
            field.requestFocus();
            InSight.bring(fault.day() == null ? wrong : wrongDay);
            InSight.bring(field);
        }
    }

    private Node field(OpeningHoursModel.Fault fault) {
        return switch (fault.wrong()) {
            case TIMES, PAST_MIDNIGHT -> fields.get(fault.day());
            case MESSAGE_TOO_LONG -> message;
            case HOLIDAY, HOLIDAYS_TOO_MANY, HOLIDAY_TOO_LONG, TOO_LONG_TOGETHER -> holidays;
        };
    }

    @FXML
    private void save() {
        model.save();
        goTo(model.fault().get());
    }
}
