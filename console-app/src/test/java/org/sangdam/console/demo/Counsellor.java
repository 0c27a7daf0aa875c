package org.sangdam.console.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sangdam.server.client.CounsellorClient;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.ReadMark;
import org.sangdam.server.protocol.Refused;
import org.sangdam.server.protocol.Sender;
import org.sangdam.server.protocol.ToCounsellor;
import org.sangdam.server.protocol.Typing;

/** A counsellor without a console: what the service has told so far, to be looked at by a test. */
final class Counsellor implements AutoCloseable {
    static final String NAME = "최은영";
    static final String PASSWORD = "열려라 참깨 여덟";

    private final CounsellorClient client;

    Counsellor(int port) {
        client = new CounsellorClient(port);
        client.signIn(NAME, PASSWORD);
    }

    void tell(FromCounsellor frame) {
        client.say(frame);
    }

    /** Those who wait now, by conversation. */
    Map<Long, ToCounsellor.Waiting> waiting() {
        return listed(true);
    }

    /** Those who have ever waited, as they were last listed. */
    Map<Long, ToCounsellor.Waiting> everWaited() {
        return listed(false);
    }

    private Map<Long, ToCounsellor.Waiting> listed(boolean waitingNow) {
        Map<Long, ToCounsellor.Waiting> listed = new HashMap<>();
        for (ToCounsellor frame : client.heard()) {
            if (frame instanceof ToCounsellor.WaitingList list) {
                list.waiting().forEach(row -> listed.put(row.conversation(), row));
            } else if (frame instanceof ToCounsellor.WaitingChanged step) {
                step.put().forEach(row -> listed.put(row.conversation(), row));
                if (waitingNow) {
                    step.removed().forEach(listed::remove);
                }
            }
        }
        return listed;
    }

    List<Message> messages(long conversation) {
        return client.heard().stream()
                .flatMap(Counsellor::messages)
                .filter(message -> message.conversation() == conversation)
                .toList();
    }

    List<Message> saidByCustomer(long conversation) {
        return messages(conversation).stream()
                .filter(message -> message.from() == Sender.CUSTOMER)
                .toList();
    }

    /** What was heard of typing and reading, and what was refused. */
    List<ToCounsellor> others() {
        return client.heard().stream()
                .filter(frame -> frame instanceof Typing || frame instanceof ReadMark || frame instanceof Refused)
                .toList();
    }

    private static Stream<Message> messages(ToCounsellor frame) {
        if (frame instanceof ToCounsellor.Conversation conversation) {
            return conversation.messages().stream();
        }
        return frame instanceof Message message ? Stream.of(message) : Stream.empty();
    }

    @Override
    public void close() {
        client.close();
    }
}
