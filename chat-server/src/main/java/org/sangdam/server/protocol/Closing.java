package org.sangdam.server.protocol;

/**
 * The service is about to close this connection.
 *
 * @param retryAfter seconds after which to come back; each client adds a random part of its own
 */
@Wire("closing")
public record Closing(Code code, long retryAfter) implements ToCustomer, ToCounsellor {
    @Override
    public void handle(ToCustomer.Handler handler) {
        handler.closing(this);
    }

    @Override
    public void handle(ToCounsellor.Handler handler) {
        handler.closing(this);
    }
}
