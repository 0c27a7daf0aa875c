package org.sangdam.console.reply;

import java.util.function.Supplier;
import javafx.scene.control.TextArea;
import org.sangdam.console.fx.Texts;
import org.sangdam.server.protocol.ToCounsellor;

/** Makes the list of replies for each place where a message is written. UI thread. */
public record ReplyPickers(RepliesModel replies, Filler filler, Texts texts) {
    /** @param conversation in which the message is to be said, as it is at this moment */
    public ReplyPicker over(TextArea area, Supplier<ToCounsellor.Conversation> conversation) {
        return new ReplyPicker(
                area,
                new ReplyPickerModel(replies),
                text -> filler.filling(
                                conversation.get().name(), conversation.get().language())
                        .in(text),
                texts);
    }
}
