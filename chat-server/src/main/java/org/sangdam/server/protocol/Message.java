package org.sangdam.server.protocol;

/**
 * A numbered entry of a conversation, as everybody in it sees it.
 *
 * @param seq 1, 2, 3 … within the conversation, without a gap
 * @param id made by the sender; null for notices
 * @param name the counsellor's display name where a counsellor speaks or acts, else null
 * @param text null for notices
 * @param file null unless the message is a file, whose name the text is then
 * @param at milliseconds since 1970, the service's clock
 */
@Wire("message")
public record Message(
        long conversation,
        long seq,
        String id,
        Kind kind,
        Sender from,
        String name,
        String text,
        Attachment file,
        long at)
        implements ToCustomer, ToCounsellor {
    public Message {
        Fields.atLeast(1, conversation, "conversation");
        Fields.atLeast(1, seq, "seq");
        Fields.present(kind, "kind");
        Fields.present(from, "from");
    }

    /** Without a file. */
    public Message(long conversation, long seq, String id, Kind kind, Sender from, String name, String text, long at) {
        this(conversation, seq, id, kind, from, name, text, null, at);
    }

    @Override
    public void handle(ToCustomer.Handler handler) {
        handler.message(this);
    }

    @Override
    public void handle(ToCounsellor.Handler handler) {
        handler.message(this);
    }
}
