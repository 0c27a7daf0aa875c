package org.sangdam.server.protocol;

/**
 * One side writes ({@code active}) or has stopped. Never stored.
 *
 * @param text the end of what a customer is writing, for their counsellor alone; null where the office does not show it
 */
@Wire("typing")
public record Typing(long conversation, Sender by, boolean active, String text) implements ToCustomer, ToCounsellor {
    /** Without what. */
    public Typing(long conversation, Sender by, boolean active) {
        this(conversation, by, active, null);
    }

    public Typing withoutText() {
        return new Typing(conversation, by, active);
    }

    @Override
    public void handle(ToCustomer.Handler handler) {
        handler.typing(this);
    }

    @Override
    public void handle(ToCounsellor.Handler handler) {
        handler.typing(this);
    }

    /** Without what was not sent, which no log may hold. */
    @Override
    public String toString() {
        return "Typing[" + conversation + ", " + by + ", " + active + "]";
    }
}
