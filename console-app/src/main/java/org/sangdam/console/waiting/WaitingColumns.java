package org.sangdam.console.waiting;

import java.text.Collator;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import javafx.util.Callback;
import org.sangdam.console.fx.Spell;
import org.sangdam.console.fx.Texts;
import org.sangdam.server.protocol.ToCounsellor.Waiting;

/** What stands in each column of the waiting list, and how it sorts. */
final class WaitingColumns {
    private final Texts texts;
    private final ObservableValue<? extends Number> now;

    /** @param now the service's clock, which makes the waiting times count up */
    WaitingColumns(Texts texts, ObservableValue<? extends Number> now) {
        this.texts = texts;
        this.now = now;
    }

    void place(TableColumn<WaitingRow, Number> column) {
        column.setCellValueFactory(cell -> cell.getValue().place());
        column.setComparator(Comparator.comparingInt(Number::intValue));
    }

    void words(TableColumn<WaitingRow, Waiting> column, Function<Waiting, String> word) {
        column.setCellValueFactory(cell -> cell.getValue().customer());
        Supplier<Collator> order =
                () -> Collator.getInstance(texts.language().get().locale());
        column.setComparator((one, other) -> order.get().compare(word.apply(one), word.apply(other)));
        column.setCellFactory(made -> new TableCell<>() {
            @Override
            protected void updateItem(Waiting customer, boolean empty) {
                super.updateItem(customer, empty);
                String shown = empty || customer == null ? null : word.apply(customer);
                setText(shown);
                // For a column that somebody has made too narrow.
                setTooltip(shown == null || shown.isEmpty() ? null : new Tooltip(shown));
            }
        });
    }

    /** Masked, so that only its last digits tell one number from another: they are the last to be cut. */
    void phone(TableColumn<WaitingRow, Waiting> column) {
        words(column, customer -> Objects.requireNonNullElse(customer.phone(), ""));
        Callback<TableColumn<WaitingRow, Waiting>, TableCell<WaitingRow, Waiting>> plain = column.getCellFactory();
        column.setCellFactory(made -> {
            TableCell<WaitingRow, Waiting> cell = plain.call(made);
            cell.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
            return cell;
        });
    }

    void name(TableColumn<WaitingRow, Waiting> column) {
        words(column, Waiting::name);
        column.setCellFactory(made -> new NameCell());
    }

    void firstLine(TableColumn<WaitingRow, Waiting> column) {
        words(column, Waiting::firstLine);
        column.setCellFactory(made -> new FirstLineCell());
    }

    void wait(TableColumn<WaitingRow, Waiting> column) {
        column.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(cell.getValue().customer().get()));
        // Ascending means the shortest wait first.
        column.setComparator(Comparator.comparingLong((Waiting customer) -> -customer.since()));
        column.setCellFactory(made -> new WaitCell());
    }

    /** The name, and a mark if this customer was here before. */
    private final class NameCell extends TableCell<WaitingRow, Waiting> {
        private final Label returning = new Label();

        NameCell() {
            returning.getStyleClass().add("returning");
            returning.textProperty().bind(texts.bind("waiting.returningMark"));
            setGraphicTextGap(6);
            setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        }

        @Override
        protected void updateItem(Waiting customer, boolean empty) {
            super.updateItem(customer, empty);
            boolean there = !empty && customer != null;
            setText(there ? customer.name() : null);
            setGraphic(there && customer.returning() ? returning : null);
        }
    }

    /** The beginning of the question, and how many lines were added since. */
    private final class FirstLineCell extends TableCell<WaitingRow, Waiting> {
        private final Label lines = new Label();

        FirstLineCell() {
            lines.getStyleClass().add("lines");
            setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        }

        @Override
        protected void updateItem(Waiting customer, boolean empty) {
            super.updateItem(customer, empty);
            boolean there = !empty && customer != null;
            setText(there ? customer.firstLine() : null);
            setTooltip(there ? new Tooltip(customer.firstLine()) : null);
            boolean more = there && customer.lines() > 1;
            lines.setText(more ? "+" + (customer.lines() - 1) : "");
            setGraphic(more ? lines : null);
        }
    }

    /** Counts up; only the cells on the screen follow the clock. */
    private final class WaitCell extends TableCell<WaitingRow, Waiting> {
        @Override
        protected void updateItem(Waiting customer, boolean empty) {
            super.updateItem(customer, empty);
            textProperty().unbind();
            if (empty || customer == null) {
                setText(null);
            } else {
                textProperty()
                        .bind(javafx.beans.binding.Bindings.createStringBinding(
                                () -> new Spell(now.getValue().longValue() - customer.since()).toString(), now));
            }
        }
    }
}
