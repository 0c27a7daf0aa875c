package org.sangdam.console.reply;

import org.sangdam.server.protocol.ReplyFrame.Reply;

/** What stands in the form of a reply. */
record Written(String shortcut, String text, boolean shared) {
    static final Written NOTHING = new Written("", "", false);

    static Written of(Reply reply) {
        return new Written(reply.shortcut(), reply.text(), reply.shared());
    }
}
