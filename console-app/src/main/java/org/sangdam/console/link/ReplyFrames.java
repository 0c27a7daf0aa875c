package org.sangdam.console.link;

import org.sangdam.server.protocol.ReplyFrame;

/** Who follows the canned replies. UI thread. */
public interface ReplyFrames {
    void all(ReplyFrame.All frame);

    void written(ReplyFrame.Written frame);

    void deleted(ReplyFrame.Deleted frame);

    /** The connection is gone; after a resume the whole list comes again. */
    void disconnected();

    /** Somebody signs in, who may be another than before. */
    void forget();
}
