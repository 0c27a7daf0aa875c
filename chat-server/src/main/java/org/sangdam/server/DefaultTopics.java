package org.sangdam.server;

import java.util.List;
import org.sangdam.server.protocol.Topic;

/** What an office begins with, until it says what its consultations are about. */
final class DefaultTopics {
    static final List<Topic> TOPICS = List.of(
            new Topic("general", "일반 문의", "General question"),
            new Topic("booking", "예약·변경", "Booking and changes"),
            new Topic("billing", "결제·환불", "Payment and refunds"),
            new Topic("other", "기타", "Something else"));

    private DefaultTopics() {}
}
