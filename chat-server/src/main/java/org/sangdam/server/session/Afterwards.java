package org.sangdam.server.session;

import org.sangdam.server.protocol.FromCustomer;
import org.sangdam.server.protocol.LookingBack;

/** What a welcomed page may ask about consultations that are over. On the desk's thread. */
final class Afterwards {
    private final CustomerReading archive;
    private final Ratings ratings;
    private final Grants grants;

    Afterwards(CustomerReading archive, Ratings ratings, Grants grants) {
        this.archive = archive;
        this.ratings = ratings;
        this.grants = grants;
    }

    void history(CustomerSession page, FromCustomer.History frame) {
        archive.history(frame, page.customer(), page::send);
    }

    void transcript(CustomerSession page, FromCustomer.Transcript frame) {
        archive.transcript(frame, page.customer().tokenHash, page::send);
    }

    /** The page has just been greeted. */
    void greeted(CustomerSession page) {
        grants.greeted(page);
    }

    /** Whether a message looks like a code that opens earlier consultations. */
    boolean looksLikeCode(String text, long conversation) {
        return grants.looksLikeCode(text, conversation);
    }

    LookingBack.Handler by(CustomerSession page) {
        return new By(page);
    }

    private final class By implements LookingBack.Handler {
        private final CustomerSession page;

        By(CustomerSession page) {
            this.page = page;
        }

        @Override
        public void rate(LookingBack.Rate frame) {
            ratings.rate(page, frame);
        }

        @Override
        public void enterCode(LookingBack.EnterCode frame) {
            if (page.isIn(frame.conversation(), frame.id())) {
                grants.enter(page, frame);
            }
        }

        @Override
        public void forget(LookingBack.Forget frame) {
            grants.forget(page, frame);
        }
    }
}
