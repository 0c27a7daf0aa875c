package org.sangdam.server.session;

import org.sangdam.server.desk.ReplyCommand;
import org.sangdam.server.protocol.Replying;

/** What one console says of canned replies. On the desk's thread. */
final class WritingReplies implements Replying.Handler {
    private final CounsellorSession console;

    /** @param console whose session has been looked at */
    WritingReplies(CounsellorSession console) {
        this.console = console;
    }

    @Override
    public void add(Replying.Add frame) {
        console.submit(
                frame.id(), new ReplyCommand.Add(console.counsellor(), frame.shared(), frame.shortcut(), frame.text()));
    }

    @Override
    public void change(Replying.Change frame) {
        console.submit(
                frame.id(),
                new ReplyCommand.Change(console.counsellor(), frame.reply(), frame.shortcut(), frame.text()));
    }

    @Override
    public void delete(Replying.Delete frame) {
        console.submit(frame.id(), new ReplyCommand.Delete(console.counsellor(), frame.reply()));
    }
}
