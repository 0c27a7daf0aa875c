package org.sangdam.console.link;

/** How things stand between the console and the service. */
public enum LinkState {
    /** Nobody is signed in. */
    OFFLINE,
    /** On the way to a first answer. */
    CONNECTING,
    CONNECTED,
    /** The connection was lost; the console comes back by itself. */
    RECONNECTING,
    /** The service wants this console no more: sign in again. */
    REFUSED
}
