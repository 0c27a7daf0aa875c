package org.sangdam.console.conversation;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.sangdam.console.link.Commands;
import org.sangdam.server.protocol.Fields;
import org.sangdam.server.protocol.FromCounsellor;

/**
 * What the counsellor is writing in one conversation, kept until it is sent; lets the customer know that somebody writes, at
 * most every few seconds. UI thread.
 */
final class Draft {
    private static final long REPEAT_MILLIS = 3_000;
    private static final long IDLE_MILLIS = 6_000;

    private final long conversation;
    private final Commands commands;
    private final StringProperty text = new SimpleStringProperty("");
    private long now;
    private long told;
    private long changed;
    private boolean writing;

    Draft(long conversation, Commands commands, long now) {
        this.conversation = conversation;
        this.commands = commands;
        this.now = now;
        text.addListener((observed, before, after) -> changed(after));
    }

    StringProperty text() {
        return text;
    }

    /** What would be sent: without blank ends, and without characters that are no text, which come with pasting. */
    String ready() {
        StringBuilder clean = new StringBuilder();
        text.get()
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .codePoints()
                .filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .filter(c -> (c & 0xFFFE) != 0xFFFE)
                .forEach(clean::appendCodePoint);
        return clean.toString().strip();
    }

    boolean tooLong() {
        return ready().length() > Fields.LONGEST_TEXT;
    }

    void clear() {
        text.set("");
    }

    /** @param millis the clock; call once a second */
    void tick(long millis) {
        now = millis;
        if (writing && now - changed > IDLE_MILLIS) {
            tell(false);
        }
    }

    private void changed(String after) {
        changed = now;
        if (after.isBlank()) {
            if (writing) {
                tell(false);
            }
        } else if (!writing || now - told >= REPEAT_MILLIS) {
            tell(true);
        }
    }

    private void tell(boolean active) {
        writing = active;
        told = now;
        commands.tell(new FromCounsellor.Typing(conversation, active));
    }
}
