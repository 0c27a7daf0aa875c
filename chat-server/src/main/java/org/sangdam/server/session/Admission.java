package org.sangdam.server.session;

import java.util.concurrent.atomic.AtomicLong;
import org.sangdam.server.limit.Allowances;
import org.sangdam.server.limit.Limit;
import org.sangdam.server.limit.Limits;

/** How much one customer, and one address of customers, may ask of the desk; and how much all together may. Thread-safe. */
final class Admission {
    /** Bytes of frames that wait for the desk: 20 000 usual ones, some seconds of its work. */
    static final long MOST_UNDER_WAY = 20 * 1024 * 1024;
    /** What a frame takes beside its text: its record, its place in the line, the heads of its strings. */
    static final int EACH = 512;
    /** When the desk is behind it has caught up by then. */
    static final long BEHIND_SECONDS = 3;
    /** Whoever has too many connections may have lost one by then: a dead one is noticed within this time. */
    static final long CROWDED_SECONDS = 30;

    private final Limits limits;
    private final Allowances addressJoins;
    private final Allowances customerJoins;
    private final Allowances customerFrames;
    private final AtomicLong underWay = new AtomicLong();

    Admission(Limits limits) {
        this.limits = limits;
        this.addressJoins = limits.allowances(Limit.ADDRESS_JOINS);
        this.customerJoins = limits.allowances(Limit.CUSTOMER_JOINS);
        this.customerFrames = limits.allowances(Limit.CUSTOMER_FRAMES);
    }

    /**
     * Whether there is room for one more frame on its way to the desk; if so, {@link #arrived} takes it off again.
     *
     * @param length of its text as it came, in UTF-16 units: what is made of it holds no more of them
     */
    boolean set(int length) {
        long bytes = bytes(length);
        if (underWay.addAndGet(bytes) <= MOST_UNDER_WAY) {
            return true;
        }
        underWay.addAndGet(-bytes);
        return false;
    }

    void arrived(int length) {
        underWay.addAndGet(-bytes(length));
    }

    private static long bytes(int length) {
        return EACH + (long) Character.BYTES * length;
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
