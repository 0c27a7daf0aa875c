package org.sangdam.server.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.sangdam.server.ChatServer;
import org.sangdam.server.Outside;
import org.sangdam.server.ServerConfig;
import org.sangdam.server.client.CounsellorClient;
import org.sangdam.server.client.CustomerClient;
import org.sangdam.server.protocol.FromCustomer;
import org.sangdam.server.protocol.Status;
import org.sangdam.server.protocol.ToCustomer;

/** An office in this process with a counsellor at work, who must notice nothing of what is done to it. */
final class OfficeUnderAttack implements AutoCloseable {
    static final String PASSWORD = "a long password";
    static final String NAME = "수진";

    private final Path folder;
    private final ChatServer server;
    private final CounsellorClient counsellor;
    private final AtomicInteger customers = new AtomicInteger();

    private OfficeUnderAttack(Path folder, ChatServer server) {
        this.folder = folder;
        this.server = server;
        this.counsellor = new CounsellorClient(server.socketPort());
        counsellor.signIn(NAME, PASSWORD);
    }

    static OfficeUnderAttack start(Outside outside) throws Exception {
        Path folder = Files.createTempDirectory("attacked");
        ChatServer server = ChatServer.start(
                new ServerConfig(folder.resolve("office"), ServerConfig.LOOPBACK, 0, 0, false, outside));
        server.setUp("행복상담소", NAME, PASSWORD);
        return new OfficeUnderAttack(folder, server);
    }

    int socketPort() {
        return server.socketPort();
    }

    int httpPort() {
        return server.httpPort();
    }

    /** A new customer gets a place, and the counsellor sees it. @return how long it took, from connecting to the place */
    Duration serves() {
        String name = "손님 " + customers.incrementAndGet();
        long start = System.nanoTime();
        try (CustomerClient customer = new CustomerClient(server.socketPort())) {
            customer.join(name, "문의드려요");
            ToCustomer.Conversation waits = customer.conversation();
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            assertThat(waits.status()).isEqualTo(Status.WAITING);
            assertThat(waits.place()).isPositive();
            assertThat(counsellor.waiting(name).conversation()).isEqualTo(waits.conversation());
            customer.say(new FromCustomer.Leave("leave", waits.conversation()));
            customer.acknowledged("leave");
            return took;
        }
    }

    @Override
    public void close() throws IOException {
        counsellor.close();
        server.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
