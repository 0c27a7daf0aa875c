package org.sangdam.server.protocol;

/** What everybody may know of the office is another from now on. */
@Wire("office")
public record OfficeChanged(Office office) implements ToCustomer, ToCounsellor {
    @Override
    public void handle(ToCustomer.Handler handler) {
        handler.officeChanged(this);
    }

    @Override
    public void handle(ToCounsellor.Handler handler) {
        handler.officeChanged(this);
    }
}
