package org.sangdam.server.protocol;

/** What a counsellor's console may say to hand a customer over to a colleague or to the list. */
public sealed interface HandOver extends FromCounsellor {
    void handle(Handler handler);

    @Override
    default void handle(FromCounsellor.Handler handler) {
        handler.handOver(this);
    }

    /** One method a frame: a new frame does not compile until it is handled. */
    interface Handler {
        void transfer(Transfer frame);

        void answerOffer(AnswerOffer frame);
    }

    /**
     * Hand a customer over.
     *
     * @param to the colleague to offer it to, 0 for the waiting list
     * @param topic the one it is about from then on, null if it stays
     * @param note for whoever takes it, never for the customer; null for none
     */
    @Wire("transfer")
    record Transfer(String id, long conversation, long to, String topic, String note) implements HandOver {
        public Transfer {
            Fields.id(id);
            Fields.atLeast(1, conversation, "conversation");
            Fields.atLeast(0, to, "to");
            Fields.optionalWord(topic, "topic");
            if (note != null) {
                Fields.text(note);
            }
        }

        @Override
        public void handle(Handler handler) {
            handler.transfer(this);
        }

        @Override
        public String toString() {
            return "Transfer[" + id + "]";
        }
    }

    /** Take an offered conversation or decline it; as its owner, take the offer back by {@code accept} false. */
    @Wire("answer-offer")
    record AnswerOffer(String id, long conversation, boolean accept) implements HandOver {
        public AnswerOffer {
            Fields.id(id);
            Fields.atLeast(1, conversation, "conversation");
        }

        @Override
        public void handle(Handler handler) {
            handler.answerOffer(this);
        }
    }
}
