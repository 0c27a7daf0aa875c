package org.sangdam.server.protocol;

/** Answer to a ping: {@code now} is the service's clock in milliseconds since 1970. */
@Wire("pong")
public record Pong(String id, long now) implements ToCustomer, ToCounsellor {
    @Override
    public void handle(ToCustomer.Handler handler) {
        handler.pong(this);
    }

    @Override
    public void handle(ToCounsellor.Handler handler) {
        handler.pong(this);
    }
}
