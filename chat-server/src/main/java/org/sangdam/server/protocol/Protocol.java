package org.sangdam.server.protocol;

/** What both ends must agree on before anything else. */
public final class Protocol {
    /** Stands in the first frame of each connection; a peer of another version is refused with {@link Code#VERSION}. */
    public static final int VERSION = 1;

    /** Path of the customers' socket. */
    public static final String CUSTOMER_PATH = "/customer";

    /** Path of the counsellors' socket. */
    public static final String COUNSELLOR_PATH = "/counsellor";

    private Protocol() {}
}
