package org.sangdam.server.protocol;

import java.util.List;

/** What a counsellor's console may say about the office itself and those who work there. */
public sealed interface Administering extends FromCounsellor {
    void handle(Handler handler);

    @Override
    default void handle(FromCounsellor.Handler handler) {
        handler.administer(this);
    }

    /** One method a frame: a new frame does not compile until it is handled. */
    interface Handler {
        void accounts(Accounts frame);

        void addAccount(AddAccount frame);

        void office(SetOffice frame);

        void hours(AskHours frame);

        void setHours(SetHours frame);
    }

    /** Everybody who has an account. */
    @Wire("accounts")
    record Accounts(String id) implements Administering {
        public Accounts {
            Fields.id(id);
        }

        @Override
        public void handle(Handler handler) {
            handler.accounts(this);
        }
    }

    /** A new account; administrators only. */
    @Wire("add-account")
    record AddAccount(String id, String name, Role role, String password) implements Administering {
        public AddAccount {
            Fields.id(id);
            name = Fields.name(name);
            Fields.present(role, "role");
            Fields.password(password);
        }

        @Override
        public void handle(Handler handler) {
            handler.addAccount(this);
        }

        @Override
        public String toString() {
            return "AddAccount[" + id + "]";
        }
    }

    /**
     * What an office is called and allows; administrators only.
     *
     * @param name null to leave as it is
     * @param limit conversations of one counsellor at the same time, 0 for any number, null to leave as it is
     * @param anonymous whether customers may stay so, null to leave as it is
     * @param preview whether counsellors see what a customer is typing, null to leave as it is
     */
    @Wire("set-office")
    record SetOffice(String id, String name, Integer limit, Boolean anonymous, Boolean preview)
            implements Administering {
        public SetOffice {
            Fields.id(id);
            name = name == null ? null : Fields.name(name);
            Fields.require(limit == null || limit >= 0 && limit <= 1_000, Code.MALFORMED, "limit");
        }

        @Override
        public void handle(Handler handler) {
            handler.office(this);
        }
    }

    /** When the office is open. */
    @Wire("hours")
    record AskHours(String id) implements Administering {
        public AskHours {
            Fields.id(id);
        }

        @Override
        public void handle(Handler handler) {
            handler.hours(this);
        }
    }

    /**
     * When the office is open from now on; administrators only. Nobody who waits or talks is cut off.
     *
     * @see Hours
     */
    @Wire("set-hours")
    record SetHours(String id, String zone, List<Hours.Span> spans, List<Hours.Holiday> holidays, String message)
            implements Administering {
        public SetHours {
            Fields.id(id);
            Hours all = new Hours(zone, spans, holidays, message);
            Fields.require(all.together() <= Hours.LONGEST_TOGETHER, Code.BAD_HOURS, "holidays");
            spans = all.spans();
            holidays = all.holidays();
        }

        public Hours all() {
            return new Hours(zone, spans, holidays, message);
        }

        @Override
        public void handle(Handler handler) {
            handler.setHours(this);
        }
    }
}
