package org.sangdam.server.protocol;

/** One side has read everything up to and including {@code seq}. Also the answer to that side's own read frame. */
@Wire("read")
public record ReadMark(long conversation, Sender by, long seq) implements ToCustomer, ToCounsellor {
    @Override
    public void handle(ToCustomer.Handler handler) {
        handler.readMark(this);
    }

    @Override
    public void handle(ToCounsellor.Handler handler) {
        handler.readMark(this);
    }
}
