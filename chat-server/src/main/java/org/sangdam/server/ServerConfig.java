package org.sangdam.server;

import java.nio.file.Path;
import java.time.LocalTime;
import org.sangdam.server.session.Patience;

/**
 * What the service is told at its start.
 *
 * @param dataDir the folder that holds everything; made if it is not there
 * @param bind address to listen at, loopback unless said otherwise
 * @param httpPort port of the customers' page, 0 for any free one
 * @param socketPort port of the sockets, 0 for any free one
 * @param demo whether the folder is a demonstration's; one that is not is never opened as one, nor the other way
 * @param outside who may come, and by what way
 * @param backup where, when and how many
 * @param patience how long it waits for people
 */
public record ServerConfig(
        Path dataDir,
        String bind,
        int httpPort,
        int socketPort,
        boolean demo,
        Outside outside,
        BackupPlan backup,
        Patience patience) {
    public static final String LOOPBACK = "127.0.0.1";
    public static final int HTTP_PORT = 8080;
    public static final int SOCKET_PORT = 8081;

    /** With nothing in front of it, and all else as usual. */
    public ServerConfig(Path dataDir, String bind, int httpPort, int socketPort, boolean demo) {
        this(dataDir, bind, httpPort, socketPort, demo, Outside.DIRECT);
    }

    /** With the usual backups, and as patient as usual. */
    public ServerConfig(Path dataDir, String bind, int httpPort, int socketPort, boolean demo, Outside outside) {
        this(dataDir, bind, httpPort, socketPort, demo, outside, BackupPlan.usual(dataDir), Patience.usual());
    }

    /**
     * @param folder made with the first backup
     * @param at each night, by the machine's clock
     * @param keep how many are kept, two at least
     */
    public record BackupPlan(Path folder, LocalTime at, int keep) {
        public static final String AT = "03:30";
        public static final int KEEP = 7;

        public static BackupPlan usual(Path dataDir) {
            return new BackupPlan(dataDir.resolve("backup"), LocalTime.parse(AT), KEEP);
        }
    }
}
