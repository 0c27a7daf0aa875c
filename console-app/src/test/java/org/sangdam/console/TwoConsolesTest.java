package org.sangdam.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ButtonBase;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.console.link.Address;
import org.sangdam.console.people.Customer;
import org.sangdam.server.ChatServer;
import org.sangdam.server.ServerConfig;
import org.sangdam.server.protocol.Role;

/** Two counsellors in two windows, one real service, customers over real sockets. */
class TwoConsolesTest {
    @TempDir
    private Path folder;

    private final List<Customer> customers = new ArrayList<>();
    private ChatServer server;
    private ConsoleWindow kim;
    private ConsoleWindow park;

    @BeforeEach
    void openTheOffice() throws Exception {
        server = ChatServer.start(new ServerConfig(folder.resolve("data"), "127.0.0.1", 0, 0, false));
        server.setUp("우리 사무실", "김상담", "password-of-kim");
        server.addAccount("박상담", Role.COUNSELLOR, "password-of-park");
        Address address = new Address("127.0.0.1", server.socketPort());
        kim = new ConsoleWindow(address, folder.resolve("kim"));
        park = new ConsoleWindow(address, folder.resolve("park"));
        kim.signIn("김상담", "password-of-kim");
        park.signIn("박상담", "password-of-park");
        soon().until(() -> kim.seen(".waiting") && park.seen(".waiting"));
    }

    @AfterEach
    void closeTheOffice() {
        customers.forEach(Customer::close);
        kim.close();
        park.close();
        server.close();
    }

    @Test
    void whoIsPickedByOneVanishesFromTheOther() {
        joined("이하늘", "010-1234-5678");
        joined("최민지", "010-2345-6789");
        soon().untilAsserted(() -> assertThat(kim.waiting()).containsExactly("이하늘", "최민지"));
        soon().untilAsserted(() -> assertThat(park.waiting()).containsExactly("이하늘", "최민지"));

        kim.choose("이하늘");
        kim.press("#pick");

        soon().untilAsserted(() -> assertThat(park.waiting()).containsExactly("최민지"));
        soon().untilAsserted(() -> assertThat(kim.texts(".customer-card")).contains("이하늘", "010-1234-5678"));
        assertThat(park.there(".customer-card")).isFalse();
    }

    @Test
    void ofTwoWhoPickAtOnceOneWinsAndTheOtherIsToldWhoWasFaster() {
        joined("이하늘", "010-1234-5678");
        soon().until(() -> kim.waiting().size() == 1 && park.waiting().size() == 1);
        kim.choose("이하늘");
        park.choose("이하늘");

        // In one turn of the UI thread: neither console can hear of the other's pick before it has asked.
        kim.run(() -> {
            kim.node("#pick", ButtonBase.class).fire();
            park.node("#pick", ButtonBase.class).fire();
        });

        soon().until(() -> kim.there(".customer-card") || park.there(".customer-card"));
        ConsoleWindow loser = kim.there(".customer-card") ? park : kim;
        String winner = loser == park ? "김상담" : "박상담";
        soon().untilAsserted(() ->
                assertThat(loser.texts(".notes")).anyMatch(text -> text.contains(winner) && text.contains("이하늘")));
        assertThat(loser.there(".customer-card")).isFalse();
        assertThat(loser.waiting()).isEmpty();
    }

    @Test
    void aRestartedConsoleHasItsConversationsBack() throws Exception {
        Customer sky = joined("이하늘", "010-1234-5678");
        soon().until(() -> kim.waiting().size() == 1);
        kim.choose("이하늘");
        kim.press("#pick");
        soon().until(() -> kim.there(".customer-card"));
        sky.says("아직 계신가요?");

        try (ConsoleWindow again =
                new ConsoleWindow(new Address("127.0.0.1", server.socketPort()), folder.resolve("again"))) {
            again.signIn("김상담", "password-of-kim");

            soon().until(() -> again.there(".customer-card"));
            assertThat(messages(again)).contains("아직 계신가요?");
        }
    }

    private Customer joined(String name, String phone) {
        Customer customer = new Customer(server.socketPort()).asks(name, phone, "billing", "안녕하세요");
        customers.add(customer);
        return customer;
    }

    private static List<String> messages(ConsoleWindow console) {
        return console.get(() -> console.stage().getScene().getRoot().lookupAll(".words").stream()
                .map(words -> ((javafx.scene.text.Text) words).getText())
                .toList());
    }

    private static ConditionFactory soon() {
        return await();
    }
}
