package org.sangdam.server.session;

import org.sangdam.server.desk.Command;
import org.sangdam.server.desk.Decision;
import org.sangdam.server.protocol.Ack;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.Pong;
import org.sangdam.server.protocol.ReadMark;
import org.sangdam.server.protocol.Typing;

/** What one peer asks of the desk, be it a customer or a counsellor, and the answer. On the desk's thread. */
final class Requests {
    private final Peer peer;
    private final Backplane backplane;

    Requests(Peer peer, Backplane backplane) {
        this.peer = peer;
        this.backplane = backplane;
    }

    /** Answered by an {@link Ack} or a refusal. */
    void submit(String id, Command command) {
        backplane.submit(command, decision -> answer(id, decision));
    }

    /** Refused by what the desk shows now, which may itself come to nothing: told when it is durable. */
    void refuse(String id, Code code) {
        backplane.decided(Decision.refuse(code), decision -> answer(id, decision));
    }

    /** Answers what was asked under this id. */
    void answer(String id, Decision decision) {
        if (decision instanceof Decision.Accepted accepted) {
            peer.answer(new Ack(id, accepted.conversation(), accepted.seq(), accepted.at()));
        } else if (decision instanceof Decision.Refusal refusal) {
            peer.answer(Frames.refused(id, refusal));
        }
    }

    void say(long conversation, String id, String text) {
        backplane.submit(new Command.Say(peer.party(), conversation, id, text), decision -> said(id, text, decision));
    }

    /** Its own copy is the receipt; when it had been said before, it comes once more to the one who repeats it. */
    private void said(String id, String text, Decision decision) {
        if (decision instanceof Decision.Accepted accepted && accepted.events().isEmpty()) {
            peer.answer(Frames.repeated(id, peer.party().side(), peer.signature(), text, accepted));
        } else if (decision instanceof Decision.Refusal refusal) {
            peer.answer(Frames.refused(id, refusal));
        }
    }

    /** What was read already is told once more, and only to the one who says it again. */
    void read(long conversation, long seq) {
        backplane.submit(new Command.MarkRead(peer.party(), conversation, seq), decision -> {
            if (decision instanceof Decision.Accepted accepted
                    && accepted.events().isEmpty()) {
                peer.answer(new ReadMark(conversation, peer.party().side(), accepted.seq()));
            } else if (decision instanceof Decision.Refusal refusal) {
                peer.refuse(null, refusal.code());
            }
        });
    }

    /** @param text what a customer is writing, null if nobody is to see it */
    void typing(long conversation, boolean active, String text) {
        backplane.whisper(new Typing(conversation, peer.party().side(), active, text));
    }

    /** On any thread: a disk that is slow is no reason to take the service for dead. */
    void ping(String id) {
        peer.answer(new Pong(id, backplane.now()));
    }
}
