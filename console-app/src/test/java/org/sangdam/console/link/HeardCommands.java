package org.sangdam.console.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Refused;
import org.sangdam.server.protocol.ToCounsellor;

/** Keeps what a model asks for, and answers when the test wants it to. */
public final class HeardCommands implements Commands {
    private final List<FromCounsellor> heard = new ArrayList<>();
    private final Map<String, CompletableFuture<ToCounsellor>> open = new HashMap<>();
    private int counter;

    @Override
    public <A extends ToCounsellor> CompletableFuture<A> ask(
            Function<String, FromCounsellor> command, Class<A> answer) {
        String id = "command-" + ++counter;
        heard.add(command.apply(id));
        return opened(id).thenApply(answer::cast);
    }

    @Override
    public CompletableFuture<Message> say(FromCounsellor.Say say) {
        heard.add(say);
        return opened(say.id()).thenApply(Message.class::cast);
    }

    @Override
    public void tell(FromCounsellor frame) {
        heard.add(frame);
    }

    public <T extends FromCounsellor> List<T> heard(Class<T> type) {
        return heard.stream().filter(type::isInstance).map(type::cast).toList();
    }

    public void answer(String id, ToCounsellor with) {
        open.remove(id).complete(with);
    }

    public void refuse(String id, Code code, String by) {
        open.remove(id).completeExceptionally(new CommandFailed(new Refused(id, code, 0, by)));
    }

    public void timeOut(String id) {
        open.remove(id).completeExceptionally(new CommandFailed(CommandFailed.Reason.TIMED_OUT));
    }

    private CompletableFuture<ToCounsellor> opened(String id) {
        CompletableFuture<ToCounsellor> answer = new CompletableFuture<>();
        open.put(id, answer);
        return answer;
    }
}
