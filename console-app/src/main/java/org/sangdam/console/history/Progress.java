package org.sangdam.console.history;

/** How far something that comes in pages has been loaded. */
public enum Progress {
    /** Nothing was asked for. */
    NOTHING,
    /** The first page is on its way. */
    LOADING,
    LOADED,
    /** The first page did not come. */
    FAILED,
    /** A further page is on its way; what was loaded is there. */
    LOADING_MORE,
    /** A further page did not come; what was loaded is there. */
    MORE_FAILED;

    boolean failed() {
        return this == FAILED || this == MORE_FAILED;
    }

    boolean loading() {
        return this == LOADING || this == LOADING_MORE;
    }
}
