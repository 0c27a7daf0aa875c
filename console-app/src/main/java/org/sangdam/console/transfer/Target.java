package org.sangdam.console.transfer;

/**
 * Where a customer can be sent.
 *
 * @param colleague null for the head of the waiting list
 */
record Target(Colleague colleague) {
    static final Target LIST = new Target(null);

    /** The colleague's number, 0 for the waiting list. */
    long to() {
        return colleague == null ? 0 : colleague.counsellor();
    }

    /** Whether a customer can be sent there at this moment. */
    boolean open() {
        return colleague == null || colleague.free();
    }
}
