package org.sangdam.server.session;

import java.time.Duration;
import java.util.Optional;
import org.sangdam.server.desk.Account;
import org.sangdam.server.desk.Command;
import org.sangdam.server.desk.Decision;
import org.sangdam.server.desk.Desk;
import org.sangdam.server.protocol.Presence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that no customer is left alone: gives those of a counsellor who is gone back to the list, and raises the alarm
 * when customers wait and nobody serves. On the desk's thread.
 */
final class Attendance {
    private static final Logger LOG = LoggerFactory.getLogger(Attendance.class);

    /** Nobody is sent home by a reload, nor when the service starts before the consoles are back. */
    private static final long SHORT_ABSENCE = Duration.ofSeconds(15).toNanos();

    private final Backplane backplane;
    private final Leases leases;
    private final Waits waits;
    private final Front front;
    /** Whether customers wait and nobody is available, and since when. */
    private boolean alone;

    private long aloneSince;
    private boolean alarm;
    private boolean unserved;
    private long unservedSince;

    Attendance(Backplane backplane, Leases leases, Waits waits, Front front) {
        this.backplane = backplane;
        this.leases = leases;
        this.waits = waits;
        this.front = front;
        this.unservedSince = backplane.nanos();
    }

    /** Whether somebody is available; who is away for a moment, or has lost the link, still counts. */
    boolean served() {
        return !unserved;
    }

    void beat(long now) {
        giveBack(now);
        watch(now);
    }

    private void giveBack(long now) {
        Desk desk = backplane.durable();
        for (Account account : desk.accounts()) {
            long counsellor = account.counsellor();
            int load = desk.load(counsellor);
            if (load > 0
                    && leases.gone(counsellor, now) > front.patience().grace().toNanos()) {
                backplane.submit(new Command.GiveBack(counsellor), decision -> {
                    if (decision instanceof Decision.Accepted) {
                        LOG.info("Counsellor {} is gone; {} conversations go back to the list", counsellor, load);
                    }
                });
            }
        }
    }

    private void watch(long now) {
        Desk desk = backplane.durable();
        boolean available = desk.accounts().stream()
                .anyMatch(account -> account.presence() == Presence.AVAILABLE && leases.here(account.counsellor()));
        unservedSince = available ? now : unservedSince;
        unserved = now - unservedSince > SHORT_ABSENCE;
        boolean before = alone;
        alone = !desk.waiting().isEmpty() && !available && desk.timetable().open(backplane.now());
        aloneSince = alone && !before ? now : aloneSince;
        Optional<Waits.Wait> longest = waits.longest();
        boolean tooLong = longest.isPresent()
                && now - longest.get().since() > front.patience().longestWait().toNanos();
        boolean tooLongAlone =
                alone && now - aloneSince > front.patience().unserved().toNanos();
        tell(tooLong || tooLongAlone, available, longest, now);
    }

    private void tell(boolean wrong, boolean available, Optional<Waits.Wait> longest, long now) {
        Desk desk = backplane.durable();
        if (wrong != alarm) {
            alarm = wrong;
            if (wrong) {
                LOG.warn(
                        "{} customers wait, the first for {} s, and {}",
                        desk.waiting().size(),
                        longest.map(wait -> (now - wait.since()) / 1_000_000_000)
                                .orElse(0L),
                        available ? "that is too long" : "nobody is available");
            } else {
                LOG.info("Whoever waits is served again");
            }
        }
        if (wrong) {
            long since = longest.flatMap(wait -> desk.conversation(wait.conversation()))
                    .map(conversation -> conversation.startedAt())
                    .orElse(backplane.now());
            front.conditions().unattended(desk.waiting().size(), since);
        } else {
            front.conditions().attended();
        }
    }
}
