package org.sangdam.console.conversation;

import org.sangdam.server.protocol.ToCounsellor;

/** Whoever can put an archived consultation before the counsellor's eyes. UI thread. */
@FunctionalInterface
public interface TranscriptReader {
    void read(ToCounsellor.Archived consultation);
}
