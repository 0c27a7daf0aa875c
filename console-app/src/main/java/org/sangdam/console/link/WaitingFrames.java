package org.sangdam.console.link;

import org.sangdam.server.protocol.ToCounsellor;

/** Who follows the waiting list. UI thread. */
public interface WaitingFrames {
    void waitingList(ToCounsellor.WaitingList frame);

    void waitingChanged(ToCounsellor.WaitingChanged frame);

    /** The version of the list that is shown, 0 while none is: told to the service with every ping. */
    long version();

    /** How many rows are shown. */
    int shown();

    /** The connection is gone; after a resume the whole list comes again. */
    void disconnected();

    /** Another person has signed in: nothing of what was there may stay. */
    void forget();
}
