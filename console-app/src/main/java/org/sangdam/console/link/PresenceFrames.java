package org.sangdam.console.link;

import org.sangdam.server.protocol.ToCounsellor;

/** Who follows whether colleagues are here. UI thread. */
public interface PresenceFrames {
    void presenceChanged(ToCounsellor.PresenceChanged frame);
}
