package org.sangdam.server.limit;

import java.time.Duration;
import java.util.Locale;

/**
 * What may be used up, and how much of it unless the office says otherwise. An address may be a whole office behind one
 * router; a customer is whoever holds one token. The defaults let 50 customers of one office in at once.
 */
public enum Limit {
    /** Connections of one address, open at once. */
    ADDRESS_CONNECTIONS(500),
    /** Consultations asked for from one address: so many at once, and so many a minute. */
    ADDRESS_JOINS(120),
    /** Frames of one address a second; four seconds' worth at once. */
    ADDRESS_FRAMES(2_000),
    /** Wrong passwords of one address: so many at once, and so many a minute. */
    ADDRESS_SIGN_INS(50),
    /** Pages of one customer, open at once. */
    CUSTOMER_CONNECTIONS(20),
    /** Consultations asked for by one customer: so many at once, and so many a minute. */
    CUSTOMER_JOINS(6),
    /** Frames of one customer a second, all pages together; four seconds' worth at once. */
    CUSTOMER_FRAMES(60),
    /** Wrong passwords for one name from one address: so many at once, and so many a minute. */
    NAME_SIGN_INS(5),
    /** The same from all addresses together that this name has never signed in from. */
    STRANGER_SIGN_INS(20),
    /** Size of one file, in megabytes. */
    FILE_MEGABYTES(20),
    /** Megabytes of files that one customer sends: so many at once, and so many an hour. */
    CUSTOMER_MEGABYTES(200),
    /** Size of all files of the office together, in megabytes. */
    OFFICE_MEGABYTES(10_000);

    private static final int BURST_SECONDS = 4;
    private static final int KILOBYTES = 1_000;

    private final int usual;

    Limit(int usual) {
        this.usual = usual;
    }

    int usual() {
        return usual;
    }

    /** What {@code figure} of this may be used at once; of megabytes it is counted in kilobytes. */
    long atOnce(int figure) {
        if (this == CUSTOMER_MEGABYTES) {
            return (long) figure * KILOBYTES;
        }
        return isOfFrames() ? (long) figure * BURST_SECONDS : figure;
    }

    /** How long {@link #atOnce} takes to come back when all is used up. */
    Duration refill() {
        if (this == CUSTOMER_MEGABYTES) {
            return Duration.ofHours(1);
        }
        return isOfFrames() ? Duration.ofSeconds(BURST_SECONDS) : Duration.ofMinutes(1);
    }

    private boolean isOfFrames() {
        return this == ADDRESS_FRAMES || this == CUSTOMER_FRAMES;
    }

    /** As it is written in options: {@code address-joins}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
