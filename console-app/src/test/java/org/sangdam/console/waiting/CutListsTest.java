package org.sangdam.console.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.ChatServer;
import org.sangdam.server.ServerConfig;
import org.sangdam.server.client.CounsellorClient;
import org.sangdam.server.client.CustomerClient;
import org.sangdam.server.network.CuttableLink.Direction;
import org.sangdam.server.protocol.FromCustomer;
import org.sangdam.server.protocol.Role;
import org.sangdam.server.protocol.ToCounsellor;

/** Five consoles whose links are cut two hundred times while five hundred customers come, go and are picked. */
class CutListsTest {
    private static final String PASSWORD = "a long enough password";
    private static final int CONSOLES = 5;
    private static final int ARRIVALS = 500;
    private static final int CUTS = 200;

    @TempDir
    private Path folder;

    private final Random random = new Random(5);
    private final List<CutConsole> consoles = new ArrayList<>();
    private final List<CustomerClient> customers = new ArrayList<>();
    private ChatServer server;

    @BeforeEach
    void openTheOffice() throws Exception {
        server = ChatServer.start(new ServerConfig(folder, ServerConfig.LOOPBACK, 0, 0, false));
        server.setUp("우리 사무실", "관리자", PASSWORD);
        for (int i = 0; i < CONSOLES; i++) {
            server.addAccount("상담원" + i, Role.COUNSELLOR, PASSWORD);
            consoles.add(new CutConsole(server.socketPort(), "상담원" + i, PASSWORD));
        }
    }

    @AfterEach
    void closeTheOffice() throws IOException {
        for (CutConsole console : consoles) {
            console.close();
        }
        customers.forEach(CustomerClient::close);
        server.close();
    }

    @Test
    void everyTableIsTheDesksAfterwards() {
        int cuts = 0;
        for (int arrivals = 0; arrivals < ARRIVALS; arrivals++) {
            CustomerClient customer = new CustomerClient(server.socketPort());
            customers.add(customer);
            customer.join("고객 " + arrivals, "문의 " + arrivals);
            if (arrivals % 5 == 1) {
                leaves(customers.get(random.nextInt(customers.size())));
            }
            if (arrivals % 7 == 1) {
                anyConsole().pick(random.nextInt(ARRIVALS));
            }
            while (cuts * ARRIVALS < arrivals * CUTS) {
                cut(cuts++);
            }
        }
        consoles.forEach(console -> console.link.restore());
        await().untilAsserted(() -> {
            List<ToCounsellor.Waiting> desk = desk();
            assertThat(desk).hasSizeBetween(ARRIVALS / 2, ARRIVALS);
            assertThat(consoles).allSatisfy(console -> {
                assertThat(console.table())
                        .isEqualTo(desk.stream()
                                .map(ToCounsellor.Waiting::conversation)
                                .toList());
                assertThat(console.rows()).isEqualTo(desk);
            });
        });
        assertThat(consoles.stream().mapToInt(console -> console.link.opened()).sum())
                .as("connections")
                .isGreaterThan(CUTS / 2);
    }

    private CutConsole anyConsole() {
        return consoles.get(random.nextInt(CONSOLES));
    }

    private void leaves(CustomerClient customer) {
        customer.say(new FromCustomer.Leave("leave", customer.shown()));
    }

    /** Of one that shows the list: breaks it, or holds what comes for a while. */
    private void cut(int cuts) {
        CutConsole console = await().until(this::anyConsole, any -> any.table() != null || !any.link.passesAll());
        if (!console.link.passesAll()) {
            console.link.restore();
        } else if (cuts % 4 == 0) {
            console.link.silence(Direction.DOWN);
        } else {
            console.link.reset();
            console.link.restore();
        }
    }

    /** The list as the service tells it to somebody who comes now. */
    private List<ToCounsellor.Waiting> desk() {
        try (CounsellorClient fresh = new CounsellorClient(server.socketPort())) {
            fresh.signIn("관리자", PASSWORD);
            fresh.hear(ToCounsellor.WaitingList.class, part -> !part.more());
            return fresh.heard(ToCounsellor.WaitingList.class).stream()
                    .flatMap(part -> part.waiting().stream())
                    .toList();
        }
    }
}
