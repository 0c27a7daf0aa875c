package org.sangdam.server.archive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** A page of history as one SQL query: filters, the order that an index gives, and the key of the page before. */
final class HistorySearch {
    /** What a telephone number is typed with. */
    private static final Pattern NUMBER = Pattern.compile("[+0-9().\\s-]*[0-9][+0-9().\\s-]*");

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private String order = "c.conversation DESC";

    HistorySearch(HistoryQuery query) {
        // The last of these that is asked for gives the order: its index holds the filter's column before the number.
        filter("status", query.status() == null ? null : query.status().name());
        filter("topic", query.topic());
        filter("counsellor", query.counsellor() == 0 ? null : query.counsellor());
        filter("customer", query.customer() == 0 ? null : query.customer());
        if (query.from() != 0) {
            where("c.started_at >= :from", "from", query.from());
        }
        if (query.until() != 0) {
            where("c.started_at < :until", "until", query.until());
        }
        if (query.before() != 0) {
            where("c.conversation < :before", "before", query.before());
        }
        if (query.text() != null && !query.text().isBlank()) {
            text(query.text().strip());
        }
        values.put("rows", query.limit() + 1);
    }

    List<Consultation> in(Handle handle) {
        String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        values.computeIfPresent("customer", (name, number) -> kept(handle, number));
        Query query = handle.createQuery(Rows.CONSULTATION + where + " ORDER BY " + order + " LIMIT :rows");
        return query.bindMap(values).map(Rows::consultation).list();
    }

    /** The number that the conversations of this one are kept under. */
    private static Object kept(Handle handle, Object customer) {
        return handle.createQuery("SELECT COALESCE(same_as, customer) FROM customer WHERE customer = :customer")
                .bind("customer", customer)
                .mapTo(long.class)
                .findOne()
                .map(Object.class::cast)
                .orElse(customer);
    }

    private void filter(String column, Object value) {
        if (value != null) {
            where("c." + column + " = :" + column, column, value);
            order = "c." + column + " DESC, c.conversation DESC";
        }
    }

    private void where(String condition, String name, Object value) {
        conditions.add(condition);
        values.put(name, value);
    }

    private void text(String text) {
        String anywhere = "LOWER(c.name) LIKE :text OR LOWER(r.comment) LIKE :text OR EXISTS (SELECT 1 FROM message m"
                + " WHERE m.conversation = c.conversation AND LOWER(m.text) LIKE :text)";
        values.put("text", containing(text.toLowerCase(Locale.ROOT)));
        if (NUMBER.matcher(text).matches()) {
            anywhere += " OR c.phone LIKE :phone";
            values.put("phone", containing(digits(text)));
        }
        conditions.add("(" + anywhere + ")");
    }

    /** At home a number begins with a 0 that is not written behind the country's code. */
    private static String digits(String text) {
        String digits = text.replaceAll("[^0-9]", "");
        String abroad = digits.replaceFirst("^0+", "");
        return abroad.isEmpty() ? digits : abroad;
    }

    private static String containing(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
