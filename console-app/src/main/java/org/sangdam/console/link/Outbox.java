package org.sangdam.console.link;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.sangdam.console.link.CommandFailed.Reason;
import org.sangdam.server.protocol.FromCounsellor.Say;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Refused;
import org.sangdam.server.protocol.Sender;

/**
 * Messages whose own copy has not come yet, in the order in which they were written. They outlive a connection and are sent
 * again after a resume under the same id, which the service takes once. UI thread.
 */
final class Outbox {
    private static final long NOT_SENT = Long.MAX_VALUE;

    private final Map<String, Letter> letters = new LinkedHashMap<>();

    CompletableFuture<Message> add(Say say) {
        Letter letter = new Letter(say);
        letters.put(say.id(), letter);
        return letter.answer;
    }

    List<Say> unanswered() {
        return letters.values().stream().map(letter -> letter.say).toList();
    }

    /** @param deadline moment by {@link System#nanoTime} after which it counts as not answered */
    void sent(String id, long deadline) {
        letters.get(id).deadline = deadline;
    }

    /** Its own copy is a message's receipt: it is on the service's disk. */
    void stored(Message message) {
        Letter letter = message.from() == Sender.COUNSELLOR ? letters.remove(message.id()) : null;
        if (letter != null) {
            letter.answer.complete(message);
        }
    }

    boolean refused(Refused refused) {
        Letter letter = letters.remove(refused.id());
        return letter != null && letter.answer.completeExceptionally(new CommandFailed(refused));
    }

    /** While there is no connection nobody is late. */
    void disconnected() {
        letters.values().forEach(letter -> letter.deadline = NOT_SENT);
    }

    void expire(long nanoTime) {
        List<String> late = new ArrayList<>();
        letters.forEach((id, letter) -> {
            if (letter.deadline != NOT_SENT && nanoTime - letter.deadline >= 0) {
                late.add(id);
            }
        });
        late.forEach(id -> letters.remove(id).answer.completeExceptionally(new CommandFailed(Reason.TIMED_OUT)));
    }

    void failAll() {
        List<Letter> all = List.copyOf(letters.values());
        letters.clear();
        all.forEach(letter -> letter.answer.completeExceptionally(new CommandFailed(Reason.NOT_CONNECTED)));
    }

    private static final class Letter {
        final Say say;
        final CompletableFuture<Message> answer = new CompletableFuture<>();
        long deadline = NOT_SENT;

        Letter(Say say) {
            this.say = say;
        }
    }
}
