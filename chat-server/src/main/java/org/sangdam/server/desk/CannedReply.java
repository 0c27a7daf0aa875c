package org.sangdam.server.desk;

/**
 * A reply that is written once and used often.
 *
 * @param reply its number
 * @param owner the counsellor whose it is, 0 if it is everybody's
 * @param shortcut what is typed for it
 */
public record CannedReply(long reply, long owner, String shortcut, String text) {
    CannedReply(ReplyEvent.Added event) {
        this(event.reply(), event.owner(), event.shortcut(), event.text());
    }

    CannedReply changed(ReplyEvent.Changed event) {
        return new CannedReply(reply, owner, event.shortcut(), event.text());
    }

    /** UTF-16 units. */
    int length() {
        return shortcut.length() + text.length();
    }

    public boolean isShared() {
        return owner == 0;
    }
}
