package org.sangdam.server.protocol;

/**
 * A command was refused and nothing was changed.
 *
 * @param id the command's, or null if the frame could not be read that far
 * @param retryAfter seconds to wait before trying again; 0 if waiting does not help
 * @param by who was faster, for {@link Code#TAKEN}; else null
 */
@Wire("refused")
public record Refused(String id, Code code, long retryAfter, String by) implements ToCustomer, ToCounsellor {
    @Override
    public void handle(ToCustomer.Handler handler) {
        handler.refused(this);
    }

    @Override
    public void handle(ToCounsellor.Handler handler) {
        handler.refused(this);
    }
}
