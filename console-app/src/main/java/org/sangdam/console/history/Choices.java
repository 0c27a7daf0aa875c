package org.sangdam.console.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;

/** A box to choose one of several values or all of them: nothing chosen means all. UI thread. */
final class Choices<V> {
    private final ComboBox<Optional<V>> box;
    private final Function<Optional<V>, String> label;

    /** @param label says a value, or all, in the language of the moment */
    Choices(ComboBox<Optional<V>> box, Function<Optional<V>, String> label) {
        this.box = box;
        this.label = label;
    }

    /** Binds the box to the value, null for all, and follows the language. */
    void bind(Property<V> value, ObservableValue<?> language) {
        speak();
        language.addListener((observed, before, now) -> speak());
        box.setValue(Optional.ofNullable(value.getValue()));
        box.valueProperty()
                .addListener((observed, before, now) -> value.setValue(now == null ? null : now.orElse(null)));
        value.addListener((observed, before, now) -> box.setValue(Optional.ofNullable(now)));
    }

    void offer(Iterable<V> values) {
        Optional<V> chosen = box.getValue();
        List<Optional<V>> all = new ArrayList<>();
        all.add(Optional.empty());
        values.forEach(value -> all.add(Optional.of(value)));
        box.getItems().setAll(all);
        box.setValue(chosen);
    }

    /** New cells make the box say all its values anew. */
    private void speak() {
        box.setButtonCell(new Cell());
        box.setCellFactory(list -> new Cell());
    }

    private final class Cell extends ListCell<Optional<V>> {
        @Override
        protected void updateItem(Optional<V> value, boolean empty) {
            super.updateItem(value, empty);
            setText(empty || value == null ? null : label.apply(value));
        }
    }
}
