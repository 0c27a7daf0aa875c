package org.sangdam.server.protocol;

/** What a customer's page may say of consultations that are over. */
public sealed interface LookingBack extends FromCustomer {
    /** Longest comment, in UTF-16 units. */
    int LONGEST_COMMENT = 1_000;

    int MOST_STARS = 5;

    int CODE_DIGITS = 6;

    void handle(Handler handler);

    @Override
    default void handle(FromCustomer.Handler handler) {
        handler.lookBack(this);
    }

    /** One method a frame: a new frame does not compile until it is handled. */
    interface Handler {
        void rate(Rate frame);

        void enterCode(EnterCode frame);

        void forget(Forget frame);
    }

    /**
     * What the customer thinks of a consultation of their own. Answered by {@link ToCustomer.Rated} with what counts.
     *
     * @param stars 1 to 5
     * @param comment null for none
     * @param change 1 for the first, else one more than the one that is changed: what comes late changes nothing
     */
    @Wire("rate")
    record Rate(String id, long conversation, int stars, String comment, int change) implements LookingBack {
        public Rate {
            Fields.id(id);
            Fields.atLeast(1, conversation, "conversation");
            Fields.require(stars >= 1 && stars <= MOST_STARS, Code.MALFORMED, "stars");
            Fields.atLeast(1, change, "change");
            if (comment != null) {
                Fields.text(comment);
                Fields.require(comment.length() <= LONGEST_COMMENT, Code.BAD_TEXT, "comment");
            }
        }

        @Override
        public void handle(Handler handler) {
            handler.rate(this);
        }

        @Override
        public String toString() {
            return "Rate[" + id + "]";
        }
    }

    /** The code that a counsellor has told the customer, in their conversation. Answered by {@link ToCustomer.CodeChecked}. */
    @Wire("enter-code")
    record EnterCode(String id, long conversation, String code) implements LookingBack {
        public EnterCode {
            Fields.id(id);
            Fields.atLeast(1, conversation, "conversation");
            Fields.require(
                    code != null
                            && code.length() == CODE_DIGITS
                            && code.chars().allMatch(digit -> digit >= '0' && digit <= '9'),
                    Code.MALFORMED,
                    "code");
        }

        @Override
        public void handle(Handler handler) {
            handler.enterCode(this);
        }

        @Override
        public String toString() {
            return "EnterCode[" + id + "]";
        }
    }

    /** This device is about to forget its customer: nothing that it was let read in addition is to be read with its token. */
    @Wire("forget")
    record Forget(String id) implements LookingBack {
        public Forget {
            Fields.id(id);
        }

        @Override
        public void handle(Handler handler) {
            handler.forget(this);
        }
    }
}
