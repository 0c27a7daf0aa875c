package org.sangdam.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
    private final List<Runnable> afterALook = new ArrayList<>();
    private final Connections connections = new Connections(1, afterALook::add);

    @Test
    void aFileIsBackAfterTheSelectorsNextLookAndAtTheEndNobodyWaitsForIt() throws Exception {
        try (SocketChannel first = SocketChannel.open();
                SocketChannel second = SocketChannel.open()) {
            connections.onAccepting(first);
            connections.onClosed(first);
            assertThat(afterALook).hasSize(1);

            connections.onAccepting(second);
            connections.over();
            connections.onClosed(second);
            assertThat(afterALook).hasSize(1);
        }
    }
}
