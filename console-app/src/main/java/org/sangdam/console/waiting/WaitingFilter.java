package org.sangdam.console.waiting;

import java.util.Locale;
import java.util.function.Predicate;
import org.sangdam.server.protocol.ToCounsellor.Waiting;

/** Finds customers by name, topic, first line or the last digits of the telephone number. */
final class WaitingFilter implements Predicate<WaitingRow> {
    private static final int VISIBLE_DIGITS = 4;

    private final String wanted;
    private final String digits;
    private final TopicNames topics;

    WaitingFilter(String text, TopicNames topics) {
        this.wanted = text.strip().toLowerCase(Locale.ROOT);
        this.digits = wanted.matches("[\\d -]+") ? wanted.replaceAll("\\D", "") : "";
        this.topics = topics;
    }

    @Override
    public boolean test(WaitingRow row) {
        Waiting customer = row.customer().get();
        return holds(customer.name())
                || holds(topics.of(customer.topic()))
                || holds(customer.firstLine())
                || !digits.isEmpty() && lastDigits(customer.phone()).contains(digits);
    }

    private boolean holds(String text) {
        return text != null && text.toLowerCase(Locale.ROOT).contains(wanted);
    }

    private static String lastDigits(String phone) {
        String all = phone == null ? "" : phone.replaceAll("\\D", "");
        return all.substring(Math.max(0, all.length() - VISIBLE_DIGITS));
    }
}
