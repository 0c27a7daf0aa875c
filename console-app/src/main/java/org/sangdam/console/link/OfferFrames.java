package org.sangdam.console.link;

import org.sangdam.server.protocol.ToCounsellor;

/** Who follows what colleagues offer to this counsellor. UI thread. */
public interface OfferFrames {
    void offer(ToCounsellor.Offer frame);

    /** An offer to this counsellor is over. */
    void offerOver(ToCounsellor.OfferOver frame);

    /** The connection is gone; after a resume those that last come again. */
    void disconnected();
}
