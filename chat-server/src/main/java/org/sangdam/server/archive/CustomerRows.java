package org.sangdam.server.archive;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.sangdam.server.desk.Event;

/** The tables of customers: a token is one customer's, and stays it. One thread. */
final class CustomerRows {
    private final Statements statements;
    private final Tally tally;

    CustomerRows(Statements statements, Tally tally) {
        this.statements = statements;
        this.tally = tally;
    }

    /**
     * Writes down who has come.
     *
     * @return their number: the one that the archive has known by this token before, whatever the desk has given them
     */
    long came(Event.ConversationStarted event) {
        long known = owner(event.tokenHash());
        boolean corrected = known != 0 && known != event.customer();
        long customer = corrected ? known : event.customer();
        add(event.customer(), event.at(), corrected ? known : null);
        if (known == 0) {
            statements.run("INSERT INTO customer_token (hash, customer) VALUES (?, ?)", event.tokenHash(), customer);
            tally.add(Content.CUSTOMER_TOKEN, event.tokenHash(), customer);
        }
        return customer;
    }

    /** Whom the archive knows by this token, 0 if nobody. */
    private long owner(String tokenHash) {
        try {
            PreparedStatement statement = statements.prepared("SELECT customer FROM customer_token WHERE hash = ?");
            statement.setString(1, tokenHash);
            try (ResultSet found = statement.executeQuery()) {
                return found.next() ? found.getLong(1) : 0;
            }
        } catch (SQLException e) {
            throw new ArchiveException(e);
        }
    }

    private void add(long number, long since, Long sameAs) {
        int rows = statements.run(
                "MERGE INTO customer t USING (VALUES (CAST(? AS BIGINT), CAST(? AS BIGINT), CAST(? AS BIGINT)))"
                        + " s (customer, since, same_as) ON t.customer = s.customer WHEN NOT MATCHED THEN"
                        + " INSERT (customer, since, same_as) VALUES (s.customer, s.since, s.same_as)",
                number,
                since,
                sameAs);
        if (rows > 0) {
            tally.add(Content.CUSTOMER, number, since);
        }
    }
}
