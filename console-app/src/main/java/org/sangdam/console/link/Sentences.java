package org.sangdam.console.link;

import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableValue;
import org.sangdam.console.fx.Texts;
import org.sangdam.server.protocol.Code;

/** Says in plain words why a command failed. UI thread. */
public final class Sentences {
    private final Texts texts;

    public Sentences(Texts texts) {
        this.texts = texts;
    }

    /** @param thrown what a command's future ended with */
    public String of(Throwable thrown) {
        return CommandFailed.of(thrown).map(this::of).orElseGet(() -> texts.text("refused.failed"));
    }

    /** @param failure what a command's future ended with; empty while it is null */
    public StringBinding why(ObservableValue<? extends Throwable> failure) {
        return Bindings.createStringBinding(
                () -> failure.getValue() == null ? "" : of(failure.getValue()), failure, texts.language());
    }

    private String of(CommandFailed failed) {
        if (failed.code() == null) {
            return texts.text("link.failed." + word(failed.reason()));
        }
        String who = failed.by() == null ? texts.text("refused.somebody") : failed.by();
        return texts.text("refused." + word(failed.code()), who, failed.retryAfter());
    }

    /** @param code why the service refused something that did not go over the link */
    public String of(Code code) {
        return texts.text("refused." + word(code), texts.text("refused.somebody"), 0);
    }

    /** What a button says that takes the reason for a refusal away. */
    public String remedy(Code code) {
        return texts.text("refused.remedy." + word(code));
    }

    private static String word(Enum<?> constant) {
        StringBuilder word = new StringBuilder();
        for (String part : constant.name().toLowerCase(Locale.ROOT).split("_")) {
            word.append(word.isEmpty() ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
        }
        return word.toString();
    }
}
