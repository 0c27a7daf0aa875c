package org.sangdam.server.file;

import java.util.concurrent.CompletionStage;
import org.sangdam.server.protocol.Attachment;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.Message;

/** Whoever holds a pass: one side of a conversation, for as long as their connection lasts. Any thread. */
public interface Bearer {
    /** Bytes of the largest file that they could ever send, 0 for any number. */
    long largest();

    /**
     * Asked before a file comes, which counts from then on.
     *
     * @param bytes how large it is at the most
     * @return why they may not send it into this conversation now; null if they may
     */
    CompletionStage<Code> maySend(long conversation, long bytes);

    /**
     * Says a file that is on the disk.
     *
     * @param id made by the sender: the same id is the same message
     * @return why it was refused; null when everybody has been told
     */
    CompletionStage<Code> send(long conversation, String id, String name, Attachment file);

    /** @return the message, if it is a file and they may read it; else null */
    CompletionStage<Message> find(long conversation, long seq);
}
