package org.sangdam.server.session;

import org.sangdam.server.desk.CallBackCommand;
import org.sangdam.server.protocol.CallingBack;

/** What one console says of those who want to be called. On the desk's thread. */
final class Calling implements CallingBack.Handler {
    private final CounsellorSession console;
    private final SettledCallBacks settled;

    /** @param console whose session has been looked at */
    Calling(CounsellorSession console, SettledCallBacks settled) {
        this.console = console;
        this.settled = settled;
    }

    @Override
    public void notReached(CallingBack.NotReached frame) {
        console.submit(
                frame.id(), new CallBackCommand.NotReached(console.counsellor(), frame.callBack(), frame.tries()));
    }

    @Override
    public void done(CallingBack.Done frame) {
        console.submit(frame.id(), new CallBackCommand.Done(console.counsellor(), frame.callBack()));
    }

    @Override
    public void reopen(CallingBack.Reopen frame) {
        console.submit(frame.id(), new CallBackCommand.Reopen(console.counsellor(), frame.callBack()));
    }

    @Override
    public void settled(CallingBack.AskSettled frame) {
        settled.page(console, frame);
    }
}
