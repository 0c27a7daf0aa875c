package org.sangdam.console.conversation;

import org.sangdam.console.fx.Texts;
import org.sangdam.server.protocol.Kind;

/** What a notice says, made from its kind: the service sends no sentences. */
final class NoticeText {
    private final Texts texts;

    NoticeText(Texts texts) {
        this.texts = texts;
    }

    /** @param entry any but a text */
    String of(Entry entry) {
        Kind kind = entry.kind();
        return switch (kind) {
            case MATCHED -> texts.text("conversationTab.matched", entry.name());
            case RETURNED -> texts.text("conversationTab.returned");
            case TRANSFERRED -> texts.text("conversationTab.transferred");
            case ENDED ->
                entry.name() == null
                        ? texts.text("conversationTab.endedByCustomer")
                        : texts.text("conversationTab.ended", entry.name());
            case LEFT -> texts.text("conversationTab.left");
            case GIVEN_UP -> texts.text("conversationTab.givenUp");
            case TEXT -> throw new IllegalArgumentException("a text is no notice");
        };
    }
}
