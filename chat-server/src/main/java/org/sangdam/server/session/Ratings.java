package org.sangdam.server.session;

import java.time.Duration;
import org.sangdam.server.archive.Consultation;
import org.sangdam.server.desk.Command;
import org.sangdam.server.desk.Decision;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.LookingBack;
import org.sangdam.server.protocol.Rating;
import org.sangdam.server.protocol.ToCustomer;

/**
 * What customers think of their own consultations. The desk no longer knows what is over, so whose it was and when it ended
 * is asked of the archive, and the answer is what that holds afterwards: of two changes that cross, one counts for all
 * pages. On the desk's thread.
 */
final class Ratings {
    /** From the end of a consultation, by the service's clock. */
    static final Duration OPEN = Duration.ofHours(24);

    private final Backplane backplane;
    private final CustomerReading archive;

    Ratings(Backplane backplane, CustomerReading archive) {
        this.backplane = backplane;
        this.archive = archive;
    }

    void rate(CustomerSession page, LookingBack.Rate frame) {
        if (page.customer().isNew()) {
            page.refuse(frame.id(), Code.NO_CONVERSATION);
            return;
        }
        archive.own(
                frame.conversation(),
                page.customer().tokenHash,
                found -> found.ifPresentOrElse(
                        consultation -> rate(page, frame, consultation),
                        () -> page.refuse(frame.id(), Code.NO_CONVERSATION)),
                unread -> page.refuse(frame.id(), unread.code(), unread.retryAfter()));
    }

    private void rate(CustomerSession page, LookingBack.Rate frame, Consultation consultation) {
        Rating before = consultation.rating();
        if (before != null && before.change() >= frame.change()) {
            tell(page, frame, before);
        } else if (!isOpen(consultation)) {
            page.refuse(frame.id(), Code.NOT_RATABLE);
        } else {
            Command.Rate command =
                    new Command.Rate(frame.conversation(), frame.stars(), frame.comment(), frame.change());
            backplane.submit(command, decision -> rated(page, frame, decision));
        }
    }

    private boolean isOpen(Consultation consultation) {
        return !consultation.status().open()
                && consultation.matchedAt() != 0
                && backplane.now() - consultation.endedAt() <= OPEN.toMillis();
    }

    private void rated(CustomerSession page, LookingBack.Rate frame, Decision decision) {
        if (decision instanceof Decision.Accepted accepted) {
            Rating own = new Rating(frame.stars(), frame.comment(), frame.change(), accepted.at());
            archive.own(
                    frame.conversation(),
                    page.customer().tokenHash,
                    found -> tell(page, frame, found.map(Consultation::rating).orElse(own)),
                    unread -> tell(page, frame, own));
        } else if (decision instanceof Decision.Refusal refusal) {
            page.answer(Frames.refused(frame.id(), refusal));
        }
    }

    /** Told to every page of the customer's; to the one that has asked under its id. */
    private static void tell(CustomerSession page, LookingBack.Rate frame, Rating rating) {
        page.send(new ToCustomer.Rated(frame.id(), frame.conversation(), rating));
        ToCustomer.Rated news = new ToCustomer.Rated(null, frame.conversation(), rating);
        page.customer().pages.stream().filter(other -> other != page).forEach(other -> other.send(news));
    }
}
