package org.sangdam.console.callback;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.function.UnaryOperator;
import org.sangdam.console.fx.Texts;
import org.sangdam.console.link.CommandFailed;
import org.sangdam.console.link.Sentences;
import org.sangdam.server.protocol.CallBackFrame.CallBack;
import org.sangdam.server.protocol.Code;

/**
 * How those who want to be called are spoken of in the chosen language. UI thread.
 *
 * @param topic from a topic's id to its name
 * @param zone of whoever reads
 */
public record CallBackWords(Texts texts, Sentences sentences, UnaryOperator<String> topic, ZoneId zone) {
    String asked(CallBack row) {
        return moment(row.askedAt());
    }

    String about(CallBack row) {
        return texts.text("callBacks.about", topic.apply(row.topic()), asked(row));
    }

    /** What has been done about it so far. */
    String state(CallBack row) {
        if (!CallBackModel.open(row)) {
            return texts.text("callBacks.doneBy", row.doneBy(), moment(row.doneAt()));
        }
        return row.tries() == 0
                ? texts.text("callBacks.open")
                : texts.text("callBacks.tried", row.tries(), row.triedBy(), moment(row.triedAt()));
    }

    /** Why something was not done; empty if nothing has failed. */
    String why(Throwable failure) {
        if (failure == null) {
            return "";
        }
        return CommandFailed.of(failure)
                .filter(failed -> failed.code() == Code.TAKEN && failed.by() != null)
                .map(failed -> texts.text("callBacks.taken", failed.by()))
                .orElseGet(() -> sentences.of(failure));
    }

    private String moment(long millis) {
        return DateTimeFormatter.ofPattern(
                        texts.text("callBacks.moment"), texts.language().get().locale())
                .format(Instant.ofEpochMilli(millis).atZone(zone));
    }
}
