package org.sangdam.console.reply;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.sangdam.server.protocol.ReplyFrame.Reply;

/** Finds replies by what has been typed of their shortcut, or by words of their text. */
final class ReplySearch {
    /** One's own before everybody's, each by shortcut. */
    static final Comparator<Reply> ORDER = Comparator.comparing(Reply::shared)
            .thenComparing(Reply::shortcut, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(Reply::reply);

    /** Of one letter alone every text is full. */
    private static final int SHORTEST_IN_TEXT = 2;

    private ReplySearch() {}

    /** Those whose shortcut begins so, then those that have it elsewhere in their shortcut, then in their text. */
    static List<Reply> in(List<Reply> replies, String typed) {
        String wanted = Keystrokes.of(typed);
        record Found(Reply reply, int rank) {}
        return replies.stream()
                .flatMap(reply -> {
                    OptionalInt rank = rank(reply, wanted);
                    return rank.isPresent() ? Stream.of(new Found(reply, rank.getAsInt())) : Stream.empty();
                })
                .sorted(Comparator.comparing(Found::rank).thenComparing(Found::reply, ORDER))
                .map(Found::reply)
                .toList();
    }

    private static OptionalInt rank(Reply reply, String wanted) {
        String shortcut = Keystrokes.of(reply.shortcut());
        if (shortcut.startsWith(wanted) || Keystrokes.initials(reply.shortcut()).startsWith(wanted)) {
            return OptionalInt.of(0);
        }
        if (shortcut.contains(wanted)) {
            return OptionalInt.of(1);
        }
        boolean inText = wanted.length() >= SHORTEST_IN_TEXT
                && Keystrokes.of(reply.text()).contains(wanted);
        return inText ? OptionalInt.of(2) : OptionalInt.empty();
    }
}
