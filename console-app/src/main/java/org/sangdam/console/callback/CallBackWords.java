package org.sangdam.console.callback;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
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
 * @param clock today and the time zone of whoever reads
 */
public record CallBackWords(Texts texts, Sentences sentences, UnaryOperator<String> topic, Clock clock) {
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

    /** With its year only if that is another one. */
    private String moment(long millis) {
        ZonedDateTime moment = Instant.ofEpochMilli(millis).atZone(clock.getZone());
        boolean thisYear = moment.getYear() == LocalDate.now(clock).getYear();
        return DateTimeFormatter.ofPattern(
                        texts.text(thisYear ? "callBacks.moment" : "callBacks.momentOfYear"),
                        texts.language().get().locale())
                .format(moment);
    }
}
