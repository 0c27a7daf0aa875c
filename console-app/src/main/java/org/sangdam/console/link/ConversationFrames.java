package org.sangdam.console.link;

import java.util.List;
import org.sangdam.server.protocol.FromCounsellor.Have;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.OfRecords;
import org.sangdam.server.protocol.ReadMark;
import org.sangdam.server.protocol.ToCounsellor;
import org.sangdam.server.protocol.Typing;

/** Who follows the conversations. UI thread. */
public interface ConversationFrames {
    void conversation(ToCounsellor.Conversation frame);

    void message(Message frame);

    void readMark(ReadMark frame);

    void typing(Typing frame);

    void codeState(OfRecords.CodeState frame);

    /** Follows the conversation that it is about. */
    void note(ToCounsellor.Note frame);

    void offered(ToCounsellor.Offered frame);

    /** An offer that this counsellor has made is over. */
    void offerOver(ToCounsellor.OfferOver frame);

    /** The connection is gone; after a resume the conversations come again, and what of them is on offer. */
    void disconnected();

    /** The last number without a gap of each open conversation, for resume. */
    List<Have> have();

    /** Another person has signed in: nothing of what was there may stay. */
    void forget();
}
