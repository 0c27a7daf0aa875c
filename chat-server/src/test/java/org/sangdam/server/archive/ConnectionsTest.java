package org.sangdam.server.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ConnectionsTest {
    private static final int BROKEN_OFF = 57014;

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aQuestionThatTakesTooLongIsBrokenOffAndTheNextOneAnswered() {
        try (Connections connections = new Connections(folder, Duration.ofMillis(200), handle -> {})) {
            assertThatExceptionOfType(ArchiveException.class)
                    .isThrownBy(() -> counted(connections, 10_000_000_000_000L))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(BROKEN_OFF))
                    .matches(e -> !e.damage());
            assertThat(counted(connections, 1)).isEqualTo(1);
        }
    }

    private static long counted(Connections connections, long rows) {
        return connections.read(
                handle -> handle.createQuery("SELECT COUNT(*) FROM SYSTEM_RANGE(1, :rows) WHERE MOD(X, 2) >= 0")
                        .bind("rows", rows)
                        .mapTo(long.class)
                        .one());
    }
}
