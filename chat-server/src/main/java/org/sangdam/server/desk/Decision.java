package org.sangdam.server.desk;

import java.util.List;
import org.sangdam.server.protocol.Code;

/** What the desk makes of a command. */
public sealed interface Decision {
    /**
     * It happens, or has happened already ({@code events} empty).
     *
     * @param conversation it is about, 0 if none
     * @param seq the number that a message got, else 0
     * @param at when, milliseconds since 1970; 0 if it left nothing to date
     */
    record Accepted(List<Event> events, long conversation, long seq, long at) implements Decision {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /** @param by who was faster, for {@link Code#TAKEN}, else null */
    record Refusal(Code code, String by) implements Decision {}

    static Decision refuse(Code code) {
        return new Refusal(code, null);
    }

    static Decision nothingNew(long conversation) {
        return new Accepted(List.of(), conversation, 0, 0);
    }
}
