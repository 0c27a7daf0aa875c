package org.sangdam.server.desk;

import org.sangdam.server.protocol.Message;

/**
 * An event and what it did.
 *
 * @param conversation the one it is about, as it is now; null if it is about none
 * @param counsellor the conversation's owner directly after the event, 0 if none: by now it may be another
 * @param entry the numbered entry that it added to the conversation, or null
 */
public record Change(Event event, Conversation conversation, long counsellor, Message entry) {}
