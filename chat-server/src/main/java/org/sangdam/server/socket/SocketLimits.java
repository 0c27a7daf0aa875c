package org.sangdam.server.socket;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * What a peer may use of us.
 *
 * @param frameBytes largest message, in one frame or in fragments
 * @param handshakeBytes largest HTTP head of a handshake
 * @param handshakeTime a connection that is not open by then is closed
 * @param introduction a peer that has not said by then who it is, is closed
 * @param connections at once, handshakes included; must stay below the file descriptors that the process may have
 * @param lost a peer that answers no ping is noticed after one to two of these; whole seconds
 * @param customerBacklog bytes that may wait for a customer who does not read
 * @param counsellorBacklog bytes that may wait for a console that does not read, once it is signed in: a long waiting list comes in one
 *     burst
 * @param customerBurst frames at once
 * @param customerRate frames a second after that
 * @param counsellorBurst frames at once
 * @param counsellorRate frames a second after that
 */
public record SocketLimits(
        int frameBytes,
        int handshakeBytes,
        Duration handshakeTime,
        Duration introduction,
        int connections,
        Duration lost,
        long customerBacklog,
        long counsellorBacklog,
        int customerBurst,
        int customerRate,
        int counsellorBurst,
        int counsellorRate) {

    private static final int MOST_CONNECTIONS = 25_000;
    /** For the page's own connections, the journal, the archive and the jar. */
    private static final int OTHER_FILES = 700;

    /** What the service runs with. */
    public static SocketLimits defaults() {
        return new SocketLimits(
                64 * 1024,
                8 * 1024,
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Math.min(MOST_CONNECTIONS, filesForConnections()),
                Duration.ofSeconds(15),
                256 * 1024,
                8 * 1024 * 1024,
                200,
                50,
                2_000,
                500);
    }

    /**
     * Three of eight where there are only few: the page's port takes one, the rest is for journal, archive and jars. An accept
     * without a file descriptor ends the library's listener.
     */
    private static int filesForConnections() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? (int) Math.min(Integer.MAX_VALUE, without(OTHER_FILES, unix.getMaxFileDescriptorCount()))
                : Integer.MAX_VALUE;
    }

    private static long without(long others, long files) {
        return Math.max(files / 8 * 3, files - others);
    }
}
