package org.sangdam.server.crash;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.sangdam.server.protocol.Kind;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Sender;

/** The archive of a service that has stopped, read only, held against the book. */
final class Kept {
    private final Book book;
    private final Map<Long, TreeMap<Long, Message>> messages = new TreeMap<>();
    private final Map<String, Book.Receipt> places = new HashMap<>();

    private Kept(Book book) {
        this.book = book;
    }

    /** Writes into the book what of it the archive does not hold, or holds otherwise. */
    static void compare(Path archive, Book book) throws SQLException {
        String url =
                "jdbc:h2:file:" + archive.resolve("sangdam").toAbsolutePath() + ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE";
        Kept kept = new Kept(book);
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statement = connection.createStatement()) {
            kept.read(statement);
        }
        kept.everythingShown();
        kept.everythingAcknowledged();
        kept.everySenderInOrder();
    }

    private void read(Statement statement) throws SQLException {
        try (ResultSet row =
                statement.executeQuery("SELECT m.conversation, seq, id, kind, sender, a.name, text, said_at"
                        + " FROM message m LEFT JOIN account a ON a.counsellor = m.counsellor")) {
            while (row.next()) {
                Message message = new Message(
                        row.getLong(1),
                        row.getLong(2),
                        row.getString(3),
                        Kind.valueOf(row.getString(4)),
                        Sender.valueOf(row.getString(5)),
                        row.getString(6),
                        row.getString(7),
                        row.getLong(8));
                add(message);
            }
        }
    }

    private void add(Message message) {
        messages.computeIfAbsent(message.conversation(), number -> new TreeMap<>())
                .put(message.seq(), message);
        if (message.id() != null) {
            Book.Receipt place = new Book.Receipt(message.conversation(), message.seq());
            Book.Receipt other = places.put(message.id(), place);
            if (other != null) {
                book.doubled(message.id() + " is kept at " + other + " and at " + place);
            }
            if (!message.text().equals(Words.of(message.id()))) {
                book.wrong(message.id() + " is kept with another text");
            }
        }
    }

    private void everythingShown() {
        book.conversations().forEach((conversation, shown) -> {
            TreeMap<Long, Message> kept = messages.getOrDefault(conversation, new TreeMap<>());
            shown.forEach((seq, message) -> {
                if (!kept.containsKey(seq)) {
                    book.lost(1, "number " + seq + " of " + conversation + " is not in the archive");
                } else if (!kept.get(seq).equals(message)) {
                    book.wrong("number " + seq + " of " + conversation + " is another one in the archive");
                }
            });
            if (!kept.isEmpty() && kept.lastKey() != kept.size()) {
                book.lost(kept.lastKey() - kept.size(), "numbers of " + conversation + " have gaps in the archive");
            }
        });
    }

    private void everythingAcknowledged() {
        book.receipts().forEach((id, receipt) -> {
            if (!receipt.equals(places.get(id))) {
                book.lost(1, id + " was acknowledged at " + receipt + " and is kept at " + places.get(id));
            }
        });
    }

    /** Who has sent one after the other finds one after the other. */
    private void everySenderInOrder() {
        messages.forEach((conversation, kept) -> {
            Map<Sender, Long> before = new HashMap<>();
            Set<Sender> disordered = new HashSet<>();
            kept.values().stream().filter(message -> message.id() != null).forEach(message -> {
                long number = Words.number(message.id());
                Long last = before.put(message.from(), number);
                if (last != null && last > number) {
                    disordered.add(message.from());
                }
            });
            disordered.forEach(sender -> book.wrong(sender + " of " + conversation + " is not in order"));
        });
    }
}
