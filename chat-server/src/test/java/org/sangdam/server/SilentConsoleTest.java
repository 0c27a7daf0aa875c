package org.sangdam.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.client.CounsellorClient;
import org.sangdam.server.client.CustomerClient;
import org.sangdam.server.protocol.Kind;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Role;
import org.sangdam.server.protocol.ToCounsellor;
import org.sangdam.server.protocol.ToCustomer;
import org.sangdam.server.session.Patience;

/** A console whose connection stands and which says nothing any more, as one that was stopped or whose cable was cut. */
class SilentConsoleTest {
    private static final String PASSWORD = "a long password";

    @TempDir
    Path folder;

    @Test
    void itsCounsellorIsGoneAndTheCustomerIsNextAgain() throws Exception {
        Patience usual = Patience.usual();
        Patience quick = new Patience(
                Duration.ofSeconds(8),
                Duration.ofSeconds(1),
                usual.unserved(),
                usual.longestWait(),
                usual.unseen(),
                usual.offer(),
                usual.kept(),
                usual.silence(),
                usual.answer());
        ServerConfig config = new ServerConfig(folder.resolve("office"), ServerConfig.LOOPBACK, 0, 0, false);
        try (ChatServer server = ChatServer.start(new ServerConfig(
                        config.dataDir(), config.bind(), 0, 0, false, config.outside(), config.backup(), quick));
                CounsellorClient sujin = consoleOfANewOffice(server);
                CounsellorClient minho = new CounsellorClient(server.socketPort());
                CustomerClient customer = new CustomerClient(server.socketPort())) {
            server.addAccount("민호", Role.COUNSELLOR, PASSWORD);
            long number = minho.signIn("민호", PASSWORD).account().counsellor();
            customer.join("홍길동", "문의");
            minho.claim(customer.shown());
            minho.fallSilent();

            sujin.hear(ToCounsellor.PresenceChanged.class, one -> one.counsellor() == number && !one.reachable());
            customer.hear(Message.class, message -> message.kind() == Kind.RETURNED);
            customer.hear(ToCustomer.Place.class, place -> place.place() == 1);
            assertThat(minho.isOpen()).isTrue();
            await().until(() -> sujin.heard(ToCounsellor.WaitingChanged.class).stream()
                    .flatMap(step -> step.put().stream())
                    .anyMatch(row -> row.conversation() == customer.shown() && row.priority() > 0));
        }
    }

    private static CounsellorClient consoleOfANewOffice(ChatServer server) throws SetUpException {
        server.setUp("행복상담소", "수진", PASSWORD);
        CounsellorClient sujin = new CounsellorClient(server.socketPort());
        sujin.signIn("수진", PASSWORD);
        return sujin;
    }
}
