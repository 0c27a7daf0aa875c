package org.sangdam.console.link;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.sangdam.console.link.CommandFailed.Reason;
import org.sangdam.server.protocol.FrameException;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Refused;
import org.sangdam.server.protocol.ToCounsellor;

/** What is asked and said while somebody is signed in, and what comes back under the same id. UI thread. */
final class Correspondence implements Commands {
    private final Timing timing;
    private final Supplier<String> ids;
    private final Answers answers = new Answers();
    private final Outbox outbox = new Outbox();
    /** Null while nobody is signed in over one. */
    private Connection connection;

    Correspondence(Timing timing, Supplier<String> ids) {
        this.timing = timing;
        this.ids = ids;
    }

    /** Somebody is signed in over this connection. */
    void begin(Connection over) {
        connection = over;
    }

    /** Says again what has had no answer over an earlier connection. */
    void sayAgain() {
        outbox.unanswered().forEach(this::post);
    }

    /** The connection is gone: questions are lost, messages wait for the next one. */
    void pause() {
        connection = null;
        outbox.disconnected();
        answers.failAll();
    }

    /** There is no next connection that messages could wait for. */
    void end() {
        outbox.failAll();
    }

    void expire(long nanoTime) {
        answers.expire(nanoTime);
        outbox.expire(nanoTime);
    }

    @Override
    public <A extends ToCounsellor> CompletableFuture<A> ask(
            Function<String, FromCounsellor> command, Class<A> answer) {
        String id = ids.get();
        if (connection == null) {
            return CompletableFuture.failedFuture(new CommandFailed(Reason.NOT_CONNECTED));
        }
        FromCounsellor frame;
        try {
            frame = command.apply(id);
        } catch (FrameException e) {
            return CompletableFuture.failedFuture(new CommandFailed(new Refused(id, e.code(), 0, null)));
        }
        CompletableFuture<ToCounsellor> answered = expect(id);
        connection.send(frame);
        return answered.thenApply(answer::cast);
    }

    /** The answer to what is sent under this id. */
    CompletableFuture<ToCounsellor> expect(String id) {
        return answers.expect(id, deadline());
    }

    @Override
    public CompletableFuture<Message> say(FromCounsellor.Say say) {
        CompletableFuture<Message> answer = outbox.add(say);
        if (connection != null) {
            post(say);
        }
        return answer;
    }

    private void post(FromCounsellor.Say say) {
        outbox.sent(say.id(), deadline());
        connection.send(say);
    }

    @Override
    public void tell(FromCounsellor frame) {
        if (connection != null) {
            connection.send(frame);
        }
    }

    void answered(String id, ToCounsellor frame) {
        answers.answered(id, frame);
    }

    void refused(Refused frame) {
        if (!outbox.refused(frame)) {
            answers.refused(frame);
        }
    }

    void stored(Message frame) {
        outbox.stored(frame);
    }

    private long deadline() {
        return System.nanoTime() + timing.answer().toNanos();
    }
}
