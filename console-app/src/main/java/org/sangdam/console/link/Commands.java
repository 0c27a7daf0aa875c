package org.sangdam.console.link;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.sangdam.server.protocol.Ack;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.ToCounsellor;

/**
 * What a part of the screen may ask of the service. Every future ends: with the answer, or with {@link CommandFailed} for a
 * refusal, a time-out or a lost connection. UI thread.
 */
public interface Commands {
    /**
     * @param command makes the frame from the id that it is to have
     * @param answer the frame that answers it
     */
    <A extends ToCounsellor> CompletableFuture<A> ask(Function<String, FromCounsellor> command, Class<A> answer);

    /** As {@link #ask} for commands that are answered by an {@link Ack}. */
    default CompletableFuture<Ack> ask(Function<String, FromCounsellor> command) {
        return ask(command, Ack.class);
    }

    /** A message: kept over a lost connection and sent again under the same id until its own copy comes back. */
    CompletableFuture<Message> say(FromCounsellor.Say say);

    /** A frame that has no answer; dropped if there is no connection. */
    void tell(FromCounsellor frame);
}
