package org.sangdam.server.protocol;

/** A frame that cannot be taken: the one exception that the codec turns every fault of a peer into. */
public final class FrameException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Code code;
    private final transient String id;

    /**
     * @param id the refused frame's own id, or null if it could not be read
     * @param detail for the log of a developer; holds no content of the frame
     */
    public FrameException(Code code, String id, String detail) {
        super(detail, null, false, false);
        this.code = code;
        this.id = id;
    }

    public Code code() {
        return code;
    }

    public String id() {
        return id;
    }
}
