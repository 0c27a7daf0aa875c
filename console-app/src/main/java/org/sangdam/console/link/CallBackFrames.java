package org.sangdam.console.link;

import org.sangdam.server.protocol.CallBackFrame;

/** Who follows those who want to be called. UI thread. */
public interface CallBackFrames {
    void all(CallBackFrame.All frame);

    void changed(CallBackFrame.Changed frame);

    /** The connection is gone; after a resume the whole list comes again. */
    void disconnected();
}
