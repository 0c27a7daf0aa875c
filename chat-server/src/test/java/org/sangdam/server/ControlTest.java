package org.sangdam.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ControlTest {
    @TempDir
    Path folder;

    @Test
    void aPortThatTakesNobodyIsTriedOnceASecondUntilItDoes() throws Exception {
        List<Long> tries = new CopyOnWriteArrayList<>();
        ServerSocket broken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress()) {
            @Override
            public Socket accept() throws IOException {
                tries.add(System.nanoTime());
                if (tries.size() < 3) {
                    throw new IOException("expected by this test");
                }
                return super.accept();
            }
        };
        try (Control control = new Control(folder, (command, progress) -> "as told", broken)) {
            await().until(() -> tries.size() == 3);
            assertThat(tries.get(2) - tries.get(0)).isGreaterThan(1_000_000_000);
            assertThat(Control.ask(folder, "anything", line -> {})).isEqualTo("as told");
            assertThat(control).isNotNull();
        }
    }

    @Test
    void aCommandThatBreaksBreaksNoOther() throws Exception {
        Control.Commands commands = (command, progress) -> {
            if (command.equals("break")) {
                throw new StackOverflowError("expected by this test");
            }
            return "as told";
        };
        try (Control control = new Control(folder, commands)) {
            assertThat(control).isNotNull();
            assertThatExceptionOfType(StartupException.class)
                    .isThrownBy(() -> Control.ask(folder, "break", line -> {}));
            assertThat(Control.ask(folder, "anything", line -> {})).isEqualTo("as told");
        }
    }
}
