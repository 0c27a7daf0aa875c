package org.sangdam.server.session;

import org.sangdam.server.desk.Command;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.HandOver;

/** A customer handed over by one console: the desk knows who may, but not who is here to take them. On the desk's thread. */
final class HandingOver implements HandOver.Handler {
    private final CounsellorSession console;
    private final Counsellors counsellors;

    /** @param console whose session has been looked at */
    HandingOver(CounsellorSession console, Counsellors counsellors) {
        this.console = console;
        this.counsellors = counsellors;
    }

    @Override
    public void transfer(HandOver.Transfer frame) {
        if (frame.to() != 0 && !counsellors.here(frame.to())) {
            console.refuse(frame.id(), Code.UNAVAILABLE);
            return;
        }
        console.submit(
                frame.id(),
                new Command.Transfer(
                        console.counsellor(), frame.conversation(), frame.to(), frame.topic(), frame.note()));
    }

    @Override
    public void answerOffer(HandOver.AnswerOffer frame) {
        console.submit(frame.id(), new Command.AnswerOffer(console.counsellor(), frame.conversation(), frame.accept()));
    }
}
