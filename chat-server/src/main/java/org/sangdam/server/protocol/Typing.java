package org.sangdam.server.protocol;

/** One side writes ({@code active}) or has stopped. Never stored. */
@Wire("typing")
public record Typing(long conversation, Sender by, boolean active) implements ToCustomer, ToCounsellor {
    @Override
    public void handle(ToCustomer.Handler handler) {
        handler.typing(this);
    }

    @Override
    public void handle(ToCounsellor.Handler handler) {
        handler.typing(this);
    }
}
