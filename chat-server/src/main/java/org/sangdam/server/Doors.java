package org.sangdam.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.sangdam.server.limit.Limits;
import org.sangdam.server.session.Sessions;
import org.sangdam.server.socket.Proxies;
import org.sangdam.server.socket.SocketLimits;
import org.sangdam.server.socket.SocketServer;
import org.sangdam.server.web.PageServer;

/** The two ports, the page's and the sockets', as somebody wants them; whoever asks for what cannot be had is told in one line. */
final class Doors {
    private static final String HTTP_OPTION = "--http-port";
    private static final String SOCKET_OPTION = "--socket-port";

    private final ServerConfig config;
    private final Limits limits;

    Doors(ServerConfig config) throws StartupException {
        this.config = config;
        try {
            limits = Limits.with(config.outside().limits());
        } catch (IllegalArgumentException e) {
            throw new StartupException(
                    "A limit cannot be that (" + e.getMessage() + "); give 0 for none, or up to " + Limits.HIGHEST
                            + " with --limit.",
                    e);
        }
    }

    /** How much each may use who comes in. */
    Limits limits() {
        return limits;
    }

    /** Has its port, and answers nobody yet. */
    PageServer page() throws StartupException {
        InetSocketAddress address = Addresses.listening(config.bind(), config.httpPort(), HTTP_OPTION);
        try {
            return new PageServer(
                    address,
                    Addresses.front(config.outside().publicUrl()),
                    Addresses.sites(config.outside().sites()));
        } catch (IOException e) {
            throw cannotListen(config.httpPort(), HTTP_OPTION, e);
        }
    }

    /** Has no port before {@link #listen}. */
    SocketServer sockets(Sessions sessions, Consumer<Exception> failed) throws StartupException {
        return new SocketServer(
                Addresses.listening(config.bind(), config.socketPort(), SOCKET_OPTION),
                sessions,
                SocketLimits.defaults(),
                limits,
                proxies(),
                failed);
    }

    private Proxies proxies() throws StartupException {
        try {
            return Proxies.trusting(config.outside().trustedProxies());
        } catch (IllegalArgumentException e) {
            throw new StartupException(
                    e.getMessage() + "; give addresses as 10.0.0.1 or 10.0.0.0/8 with --trusted-proxy.", e);
        }
    }

    /** @return the port */
    int listen(SocketServer sockets) throws StartupException {
        try {
            return sockets.listen().join();
        } catch (CompletionException e) {
            throw cannotListen(config.socketPort(), SOCKET_OPTION, e);
        }
    }

    private StartupException cannotListen(int port, String option, Exception cause) {
        return new StartupException(
                "Port " + port + " at " + config.bind() + " cannot be had: it is in use, or not this machine's. Choose"
                        + " another port with " + option + " or another address with --bind.",
                cause);
    }
}
