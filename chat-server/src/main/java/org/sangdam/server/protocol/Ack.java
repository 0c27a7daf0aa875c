package org.sangdam.server.protocol;

/**
 * A command was done and is on the disk.
 *
 * @param id the command's
 * @param conversation it was about, 0 if none
 * @param seq the number that a message got, else 0
 * @param at when, milliseconds since 1970; 0 if it left nothing to date
 */
@Wire("ack")
public record Ack(String id, long conversation, long seq, long at) implements ToCustomer, ToCounsellor {
    @Override
    public void handle(ToCustomer.Handler handler) {
        handler.ack(this);
    }

    @Override
    public void handle(ToCounsellor.Handler handler) {
        handler.ack(this);
    }
}
