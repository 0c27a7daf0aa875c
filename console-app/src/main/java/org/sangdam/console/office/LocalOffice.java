package org.sangdam.console.office;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.sangdam.console.link.Address;
import org.sangdam.server.ChatServer;
import org.sangdam.server.Customers;
import org.sangdam.server.ServerConfig;
import org.sangdam.server.SetUpException;
import org.sangdam.server.StartupException;

/**
 * The office in a data folder of this machine, open.
 *
 * @param bind where it listens
 */
record LocalOffice(ChatServer server, String bind, Optional<Credentials> guest) implements RunningOffice {
    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::", "[::]");

    static LocalOffice open(ServerConfig config) throws StartupException {
        ChatServer server = ChatServer.start(config);
        try {
            return new LocalOffice(
                    server,
                    config.bind(),
                    config.demo() ? new DemoAccount(config.dataDir()).in(server) : Optional.empty());
        } catch (StartupException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    @Override
    public Address address() {
        return new Address(EVERYWHERE.contains(bind) ? ServerConfig.LOOPBACK : bind, server.socketPort());
    }

    @Override
    public boolean needsSetUp() {
        return server.needsSetUp();
    }

    @Override
    public void setUp(String office, String administrator, String password) throws SetUpException {
        server.setUp(office, administrator, password);
    }

    @Override
    public Customers customers() {
        return server.customers();
    }

    @Override
    public CompletableFuture<Exception> failed() {
        return server.failed();
    }

    @Override
    public void close() {
        server.close();
    }
}
