package org.sangdam.console.people;

import java.util.List;
import org.sangdam.console.link.ConversationFrames;
import org.sangdam.console.link.WaitingFrames;
import org.sangdam.server.protocol.FromCounsellor.Have;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.OfRecords;
import org.sangdam.server.protocol.ReadMark;
import org.sangdam.server.protocol.ToCounsellor;
import org.sangdam.server.protocol.Typing;

/** Hears everything and makes nothing of it: for tests that are about something else, or about one thing alone. */
public class Deaf implements WaitingFrames, ConversationFrames {
    @Override
    public void waitingList(ToCounsellor.WaitingList frame) {}

    @Override
    public void waitingChanged(ToCounsellor.WaitingChanged frame) {}

    @Override
    public long version() {
        return 0;
    }

    @Override
    public int shown() {
        return 0;
    }

    @Override
    public void conversation(ToCounsellor.Conversation frame) {}

    @Override
    public void message(Message frame) {}

    @Override
    public void readMark(ReadMark frame) {}

    @Override
    public void typing(Typing frame) {}

    @Override
    public void note(ToCounsellor.Note frame) {}

    @Override
    public void offered(ToCounsellor.Offered frame) {}

    @Override
    public void offerOver(ToCounsellor.OfferOver frame) {}

    @Override
    public void codeState(OfRecords.CodeState frame) {}

    @Override
    public List<Have> have() {
        return List.of();
    }

    @Override
    public void forget() {}

    @Override
    public void disconnected() {}
}
