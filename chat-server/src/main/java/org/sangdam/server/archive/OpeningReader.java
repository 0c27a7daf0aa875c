package org.sangdam.server.archive;

import java.time.DayOfWeek;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.sangdam.server.desk.CallBack;
import org.sangdam.server.desk.CallBacks;
import org.sangdam.server.protocol.Hours;

/**
 * Reads out of the archive what the desk knows of opening hours, and of those who want to be called. One of an earlier version
 * has no tables for them.
 */
final class OpeningReader {
    private final Handle handle;
    private final boolean known;

    OpeningReader(Handle handle) {
        this.handle = handle;
        this.known = handle.createQuery("SELECT COUNT(*) FROM information_schema.tables WHERE table_name = 'CALL_BACK'")
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    Hours hours() {
        if (!known) {
            return Hours.ALWAYS;
        }
        List<Hours.Span> spans = handle.createQuery("SELECT * FROM opening_span ORDER BY place")
                .map((row, context) -> new Hours.Span(
                        DayOfWeek.valueOf(row.getString("weekday")), row.getInt("opens"), row.getInt("closes")))
                .list();
        List<Hours.Holiday> holidays = handle.createQuery("SELECT * FROM holiday ORDER BY place")
                .map((row, context) -> new Hours.Holiday(row.getString("on_day"), row.getString("message")))
                .list();
        return handle.createQuery("SELECT * FROM opening")
                .map((row, context) -> new Hours(row.getString("zone"), spans, holidays, row.getString("message")))
                .findOne()
                .orElse(Hours.ALWAYS);
    }

    long lastCallBack() {
        return known
                ? handle.createQuery("SELECT COALESCE(MAX(call_back), 0) FROM call_back")
                        .mapTo(Long.class)
                        .one()
                : 0;
    }

    /** The open ones, and all of the newest. */
    List<CallBack> callBacks(long last) {
        if (!known) {
            return List.of();
        }
        return handle.createQuery(
                        "SELECT * FROM call_back WHERE done_by IS NULL OR call_back > :old ORDER BY call_back")
                .bind("old", last - CallBacks.NEWEST)
                .map((row, context) -> CallBackRows.callBack(row))
                .list();
    }
}
