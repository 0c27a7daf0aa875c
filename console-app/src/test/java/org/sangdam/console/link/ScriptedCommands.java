package org.sangdam.console.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.FrameException;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Refused;
import org.sangdam.server.protocol.ToCounsellor;

/** In place of the link: keeps what is asked until the test answers it. */
public final class ScriptedCommands implements Commands {
    private final Deque<Question<?>> open = new ArrayDeque<>();
    private final Map<Class<?>, Function<FromCounsellor, ToCounsellor>> always = new HashMap<>();
    private int count;

    /** Something asked and not answered yet. */
    public record Question<A extends ToCounsellor>(FromCounsellor frame, Class<A> kind, CompletableFuture<A> answer) {
        public void answer(ToCounsellor frame) {
            answer.complete(kind.cast(frame));
        }

        public void refuse(Code code) {
            answer.completeExceptionally(new CommandFailed(new Refused("1", code, 0, null)));
        }

        public void taken(String by) {
            answer.completeExceptionally(new CommandFailed(new Refused("1", Code.TAKEN, 0, by)));
        }

        public void loseConnection() {
            answer.completeExceptionally(new CommandFailed(CommandFailed.Reason.NOT_CONNECTED));
        }
    }

    @Override
    public <A extends ToCounsellor> CompletableFuture<A> ask(
            Function<String, FromCounsellor> command, Class<A> answer) {
        FromCounsellor frame;
        try {
            frame = command.apply("id-" + ++count);
        } catch (FrameException e) {
            return CompletableFuture.failedFuture(new CommandFailed(new Refused(null, e.code(), 0, null)));
        }
        if (always.containsKey(frame.getClass())) {
            return CompletableFuture.completedFuture(
                    answer.cast(always.get(frame.getClass()).apply(frame)));
        }
        Question<A> question = new Question<>(frame, answer, new CompletableFuture<>());
        open.add(question);
        return question.answer();
    }

    /** Questions of this kind are answered at once from now on. */
    public <F extends FromCounsellor> void always(Class<F> kind, Function<F, ToCounsellor> answer) {
        always.put(kind, frame -> answer.apply(kind.cast(frame)));
    }

    /** The oldest open question, which has to be of this kind. */
    public Question<?> next(Class<? extends FromCounsellor> kind) {
        Question<?> question = open.poll();
        assertThat(question).as("a question").isNotNull();
        assertThat(question.frame()).isInstanceOf(kind);
        return question;
    }

    public boolean nothingAsked() {
        return open.isEmpty();
    }

    @Override
    public CompletableFuture<Message> say(FromCounsellor.Say say) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void tell(FromCounsellor frame) {
        throw new UnsupportedOperationException();
    }
}
