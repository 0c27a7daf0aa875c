package org.sangdam.console.history;

import java.util.Locale;
import javafx.beans.value.ObservableValue;
import org.sangdam.console.fx.Language;
import org.sangdam.console.fx.Texts;
import org.sangdam.console.link.Sentences;
import org.sangdam.server.protocol.Office;
import org.sangdam.server.protocol.Status;
import org.sangdam.server.protocol.ToCounsellor.Archived;
import org.sangdam.server.protocol.Topic;

/** How consultations are spoken of in the chosen language. UI thread. */
record Words(Texts texts, Moments moments, Sentences sentences, ObservableValue<Office> office) {
    String status(Status status) {
        return texts.text("history.status." + status.name().toLowerCase(Locale.ROOT));
    }

    String topic(Topic topic) {
        return texts.language().get() == Language.KO ? topic.ko() : topic.en();
    }

    /** The name of a topic, or its id if the office has it no more. */
    String topic(String id) {
        Office now = office.getValue();
        return now == null
                ? id
                : now.topics().stream()
                        .filter(topic -> topic.id().equals(id))
                        .findAny()
                        .map(this::topic)
                        .orElse(id);
    }

    /** The topic, and with whom, if anybody came. */
    String about(Archived row) {
        return row.counsellorName() == null ? topic(row.topic()) : join(topic(row.topic()), row.counsellorName());
    }

    /** When it began, how long the customer waited and how long they talked. */
    String times(Archived row) {
        String began = moments.day(row.startedAt()) + " " + moments.time(row.startedAt());
        if (row.matchedAt() == 0) {
            return row.endedAt() == 0 ? began : join(began, waited(row.endedAt() - row.startedAt()));
        }
        String times = join(began, waited(row.matchedAt() - row.startedAt()));
        return row.endedAt() == 0
                ? times
                : join(times, texts.text("history.talked", moments.span(row.endedAt() - row.matchedAt())));
    }

    /** How many stars the customer gave; empty if none. */
    String stars(Archived row) {
        return row.rating() == null
                ? ""
                : texts.text("history.rating", row.rating().stars());
    }

    /** The same for ears, behind what was said of it before. */
    String ratingSpoken(Archived row) {
        return row.rating() == null
                ? ""
                : ", " + texts.text("history.ratingSpoken", row.rating().stars());
    }

    /** What the customer thought of it, in one line for each; empty if they did not say. */
    String opinion(Archived row) {
        String comment = row.rating() == null ? null : row.rating().comment();
        return comment == null ? stars(row) : stars(row) + "\n" + comment;
    }

    static String join(String... parts) {
        return String.join(" · ", parts);
    }

    private String waited(long millis) {
        return texts.text("history.waited", moments.span(millis));
    }
}
