package org.sangdam.console.fx;

import atlantafx.base.theme.Styles;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;

/** What is wrong with one field of a form: the field is marked, and the sentence beside it is shown. UI thread. */
public final class FieldProblem {
    private FieldProblem() {}

    /** @param sentence that says what is wrong */
    public static void when(ObservableValue<Boolean> wrong, TextInputControl field, Node sentence) {
        mark(wrong, field);
        Shown.when(wrong, sentence);
    }

    /** For fields that share a sentence. The caller keeps {@code wrong}. */
    public static void mark(ObservableValue<Boolean> wrong, TextInputControl field) {
        wrong.addListener((observed, before, now) -> field.pseudoClassStateChanged(Styles.STATE_DANGER, now));
    }
}
