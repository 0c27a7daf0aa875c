package org.sangdam.console.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.sangdam.console.link.CommandFailed.Reason;
import org.sangdam.server.protocol.Refused;
import org.sangdam.server.protocol.ToCounsellor;

/** Commands that wait for their answer, by id. UI thread. */
final class Answers {
    private final Map<String, Waiting> waiting = new HashMap<>();

    /** @param deadline moment by {@link System#nanoTime} after which it counts as not answered */
    CompletableFuture<ToCounsellor> expect(String id, long deadline) {
        Waiting command = new Waiting(new CompletableFuture<>(), deadline);
        waiting.put(id, command);
        return command.answer;
    }

    void answered(String id, ToCounsellor answer) {
        Waiting command = waiting.remove(id);
        if (command != null) {
            command.answer.complete(answer);
        }
    }

    void refused(Refused refused) {
        Waiting command = waiting.remove(refused.id());
        if (command != null) {
            command.answer.completeExceptionally(new CommandFailed(refused));
        }
    }

    void expire(long nanoTime) {
        List<String> late = new ArrayList<>();
        waiting.forEach((id, command) -> {
            if (nanoTime - command.deadline >= 0) {
                late.add(id);
            }
        });
        late.forEach(id -> waiting.remove(id).answer.completeExceptionally(new CommandFailed(Reason.TIMED_OUT)));
    }

    void failAll() {
        List<Waiting> all = List.copyOf(waiting.values());
        waiting.clear();
        all.forEach(command -> command.answer.completeExceptionally(new CommandFailed(Reason.NOT_CONNECTED)));
    }

    private record Waiting(CompletableFuture<ToCounsellor> answer, long deadline) {}
}
