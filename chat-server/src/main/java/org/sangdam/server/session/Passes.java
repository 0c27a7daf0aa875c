package org.sangdam.server.session;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.sangdam.server.account.Secrets;
import org.sangdam.server.file.Bearer;
import org.sangdam.server.file.Bearers;
import org.sangdam.server.limit.Allowances;
import org.sangdam.server.limit.Limit;
import org.sangdam.server.limit.Limits;

/**
 * The passes that connections have been given: random secrets that are over with their connection. Of a pass only its hash is
 * kept, and looked up, which compares nothing that a peer could time. Thread-safe.
 */
final class Passes implements Bearers {
    private final Map<String, Bearer> bearers = new ConcurrentHashMap<>();
    private final Map<Peer, String> given = new ConcurrentHashMap<>();
    private final Secrets secrets;
    private final Backplane backplane;
    private final Reading reading;
    private final Allowances kilobytes;

    Passes(Secrets secrets, Backplane backplane, Reading reading, Limits limits) {
        this.secrets = secrets;
        this.backplane = backplane;
        this.reading = reading;
        this.kilobytes = limits.allowances(Limit.CUSTOMER_MEGABYTES);
    }

    /**
     * @param peer who has none yet
     * @param tokenHash the customer's; null for a counsellor
     */
    String give(Peer peer, String tokenHash) {
        String pass = secrets.make();
        String hash = Secrets.hash(pass);
        bearers.put(hash, new FileSharing(peer, tokenHash, backplane, reading, kilobytes));
        given.put(peer, hash);
        return pass;
    }

    /** The peer's connection is over. */
    void end(Peer peer) {
        String hash = given.remove(peer);
        if (hash != null) {
            bearers.remove(hash);
        }
    }

    @Override
    public long largest() {
        return kilobytes.most() * FileSharing.KILOBYTE;
    }

    @Override
    public Optional<Bearer> with(String pass) {
        return Secrets.wellFormed(pass) ? Optional.ofNullable(bearers.get(Secrets.hash(pass))) : Optional.empty();
    }
}
