package org.sangdam.server.desk;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sangdam.server.protocol.Presence;

/** Who works here, and their sessions. On the desk's thread. */
final class Staff {
    private final Map<Long, Account> byNumber = new TreeMap<>();
    private final Map<String, Account> byName = new HashMap<>();
    private final Map<String, Session> sessions = new HashMap<>();
    private long last;

    Staff(DeskSnapshot snapshot) {
        snapshot.accounts().forEach(this::put);
        snapshot.sessions().forEach(session -> sessions.put(session.hash(), session));
        last = snapshot.lastCounsellor();
    }

    private Staff(Staff other) {
        byNumber.putAll(other.byNumber);
        byName.putAll(other.byName);
        sessions.putAll(other.sessions);
        last = other.last;
    }

    Staff copy() {
        return new Staff(this);
    }

    void added(Event.AccountAdded event) {
        put(new Account(event.counsellor(), event.name(), event.role(), event.passwordHash(), Presence.AVAILABLE));
        last = Math.max(last, event.counsellor());
    }

    void presence(Event.PresenceChosen event) {
        put(byNumber.get(event.counsellor()).with(event.presence()));
    }

    void opened(Event.SessionOpened event) {
        sessions.put(event.sessionHash(), new Session(event.sessionHash(), event.counsellor(), event.until()));
    }

    void closed(Event.SessionClosed event) {
        sessions.remove(event.sessionHash());
    }

    private void put(Account account) {
        byNumber.put(account.counsellor(), account);
        byName.put(folded(account.name()), account);
    }

    /** Two names that differ only in case are the same to people. */
    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    Optional<Account> account(long number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    Optional<Account> named(String name) {
        return Optional.ofNullable(byName.get(folded(name)));
    }

    Optional<Session> session(String hash) {
        return Optional.ofNullable(sessions.get(hash));
    }

    /** The display name; null for 0. */
    String name(long number) {
        return number == 0 ? null : byNumber.get(number).name();
    }

    long last() {
        return last;
    }

    List<Account> accounts() {
        return List.copyOf(byNumber.values());
    }

    List<Session> sessions() {
        return sessions.values().stream()
                .sorted(Comparator.comparing(Session::hash))
                .toList();
    }
}
