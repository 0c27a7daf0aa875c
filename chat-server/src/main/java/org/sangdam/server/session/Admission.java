package org.sangdam.server.session;

import java.util.concurrent.atomic.AtomicInteger;
import org.sangdam.server.limit.Allowances;
import org.sangdam.server.limit.Limit;
import org.sangdam.server.limit.Limits;

/** How much one customer, and one address of customers, may ask of the desk; and how much all together may. Thread-safe. */
final class Admission {
    /** Frames that wait for the desk: some seconds of its work, some 20 MB. */
    static final int MOST_UNDER_WAY = 20_000;
    /** When the desk is behind it has caught up by then. */
    static final long BEHIND_SECONDS = 3;
    /** Whoever has too many connections may have lost one by then: a dead one is noticed within this time. */
    static final long CROWDED_SECONDS = 30;

    private final Limits limits;
    private final Allowances addressJoins;
    private final Allowances customerJoins;
    private final Allowances customerFrames;
    private final AtomicInteger underWay = new AtomicInteger();

    Admission(Limits limits) {
        this.limits = limits;
        this.addressJoins = limits.allowances(Limit.ADDRESS_JOINS);
        this.customerJoins = limits.allowances(Limit.CUSTOMER_JOINS);
        this.customerFrames = limits.allowances(Limit.CUSTOMER_FRAMES);
    }

    /** Whether there is room for one more frame on its way to the desk; if so, {@link #arrived} takes it off again. */
    boolean set() {
        if (underWay.incrementAndGet() <= MOST_UNDER_WAY) {
            return true;
        }
        underWay.decrementAndGet();
        return false;
    }

    void arrived() {
        underWay.decrementAndGet();
    }

    /**
     * A customer asks for a consultation.
     *
     * @param address empty for this machine
     * @return 0, or the seconds to wait
     */
    long join(String address, String tokenHash) {
        long wait = customerJoins.take(tokenHash);
        return wait > 0 || address.isEmpty() ? wait : addressJoins.take(address);
    }

    /** A customer says anything. @return 0, or the seconds to wait */
    long frame(String tokenHash) {
        return customerFrames.take(tokenHash);
    }

    /** @param connections of one customer */
    boolean crowded(int connections) {
        return limits.exceeds(Limit.CUSTOMER_CONNECTIONS, connections);
    }
}
