package org.sangdam.server.archive;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.sangdam.server.desk.Account;
import org.sangdam.server.desk.Desk;
import org.sangdam.server.desk.DeskSnapshot;
import org.sangdam.server.desk.Note;
import org.sangdam.server.desk.Offer;
import org.sangdam.server.desk.OpenConversation;
import org.sangdam.server.desk.Said;
import org.sangdam.server.desk.Session;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Office;
import org.sangdam.server.protocol.Presence;
import org.sangdam.server.protocol.Role;
import org.sangdam.server.protocol.Sender;
import org.sangdam.server.protocol.Status;
import org.sangdam.server.protocol.Topic;

/** Reads the desk out of the archive: only what is open, in a few queries however much that is. */
final class DeskReader {
    private static final String OPEN = " WHERE status IN ('WAITING', 'ACTIVE')";

    /** By number: joined by status, H2 would go through every message there is. */
    private static final String OF_OPEN = " WHERE m.conversation = ANY(:open)";

    private final Handle handle;

    DeskReader(Handle handle) {
        this.handle = handle.registerArrayType(Long.class, "BIGINT");
    }

    DeskSnapshot snapshot() {
        OpeningReader opening = new OpeningReader(handle);
        long lastCallBack = opening.lastCallBack();
        ReplyRows.Held replies = ReplyRows.Held.in(handle);
        return handle.createQuery("SELECT * FROM ledger_position")
                .map((row, context) -> new DeskSnapshot(
                        office(),
                        opening.hours(),
                        accounts(),
                        sessions(),
                        open(),
                        opening.callBacks(lastCallBack),
                        replies.replies(),
                        row.getLong("last_counsellor"),
                        row.getLong("last_customer"),
                        row.getLong("last_conversation"),
                        row.getLong("last_ticket"),
                        lastCallBack,
                        replies.last()))
                .one();
    }

    private Office office() {
        List<Topic> topics = handle.createQuery("SELECT topic, ko, en FROM topic ORDER BY place")
                .map((row, context) -> new Topic(row.getString("topic"), row.getString("ko"), row.getString("en")))
                .list();
        return handle.createQuery("SELECT * FROM office")
                .map((row, context) -> new Office(
                        row.getString("name"),
                        topics,
                        row.getInt("retention_days"),
                        row.getInt("conversation_limit"),
                        chosen(row, "anonymous"),
                        chosen(row, "preview")))
                .findOne()
                .orElseGet(() -> DeskSnapshot.empty().office());
    }

    /** An archive of an earlier version has no such column: what it lets an office choose was not there yet. */
    private static boolean chosen(ResultSet row, String column) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            if (columns.getColumnName(i).equalsIgnoreCase(column)) {
                return row.getBoolean(i);
            }
        }
        return false;
    }

    private List<Account> accounts() {
        return handle.createQuery("SELECT * FROM account ORDER BY counsellor")
                .map((row, context) -> new Account(
                        row.getLong("counsellor"),
                        row.getString("name"),
                        Role.valueOf(row.getString("role")),
                        row.getString("password_hash"),
                        Presence.valueOf(row.getString("presence"))))
                .list();
    }

    /** Sorted here: a database's order of strings may be another. */
    private List<Session> sessions() {
        return handle
                .createQuery("SELECT * FROM counsellor_session")
                .map((row, context) ->
                        new Session(row.getString("hash"), row.getLong("counsellor"), row.getLong("valid_until")))
                .stream()
                .sorted(Comparator.comparing(Session::hash))
                .toList();
    }

    private List<OpenConversation> open() {
        List<Long> numbers = handle.createQuery("SELECT conversation FROM conversation" + OPEN)
                .mapTo(Long.class)
                .list();
        Map<Long, List<Message>> recent = handle.createQuery(Rows.MESSAGE
                        + " JOIN conversation c ON c.conversation = m.conversation" + OF_OPEN
                        + " AND m.seq > c.last_seq - :recent ORDER BY m.conversation, m.seq")
                .bind("recent", Desk.RECENT)
                .bindArray("open", Long.class, numbers)
                .map(Rows::message)
                .collect(Collectors.groupingBy(Message::conversation));
        Map<Long, List<Said>> said = handle.createQuery(
                        "SELECT * FROM message m" + OF_OPEN + " AND m.kind = 'TEXT' ORDER BY m.conversation, m.seq")
                .bindArray("open", Long.class, numbers)
                .map((row, context) -> Map.entry(row.getLong("conversation"), said(row)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        Map<Long, Integer> files = handle.createQuery("SELECT m.conversation, COUNT(*) AS files FROM message m"
                        + OF_OPEN + " AND m." + FileText.IS_FILE + " GROUP BY m.conversation")
                .bindArray("open", Long.class, numbers)
                .map((row, context) -> Map.entry(row.getLong("conversation"), row.getInt("files")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return handle.createQuery("SELECT * FROM conversation" + OPEN + " ORDER BY conversation")
                .map((row, context) -> conversation(
                        row,
                        files.getOrDefault(row.getLong("conversation"), 0),
                        recent.getOrDefault(row.getLong("conversation"), List.of()),
                        said.getOrDefault(row.getLong("conversation"), List.of())))
                .list();
    }

    private static Said said(ResultSet row) throws SQLException {
        return Said.of(
                Sender.valueOf(row.getString("sender")),
                row.getString("id"),
                row.getLong("seq"),
                row.getLong("said_at"));
    }

    private static OpenConversation conversation(ResultSet row, int files, List<Message> recent, List<Said> said)
            throws SQLException {
        Status status = Status.valueOf(row.getString("status"));
        boolean owned = status == Status.ACTIVE;
        return new OpenConversation(
                row.getLong("conversation"),
                status,
                row.getString("join_id"),
                row.getLong("customer"),
                row.getString("token_hash"),
                row.getString("name"),
                row.getString("phone"),
                row.getString("moved_to_topic") == null ? row.getString("topic") : row.getString("moved_to_topic"),
                row.getString("language"),
                row.getBoolean("returning_customer"),
                row.getLong("ticket"),
                row.getInt("priority"),
                owned ? row.getLong("counsellor") : 0,
                row.getLong("started_at"),
                owned ? row.getLong("matched_at") : 0,
                row.getString("first_line"),
                row.getInt("lines"),
                files,
                row.getLong("read_by_customer"),
                row.getLong("read_by_counsellor"),
                row.getLong("last_seq"),
                offer(row),
                note(row),
                recent,
                said);
    }

    private static Offer offer(ResultSet row) throws SQLException {
        long to = row.getLong("offered_to");
        return to == 0 ? null : new Offer(to, row.getString("offered_topic"), row.getString("offered_note"));
    }

    private static Note note(ResultSet row) throws SQLException {
        String text = row.getString("note");
        return text == null ? null : new Note(row.getLong("note_by"), text);
    }
}
