package org.sangdam.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.process.ServerProgram;

/** A service that is killed while everybody talks, and what its next start knows: all that was acknowledged, once, in order. */
class CrashTest {
    private static final String PASSWORD = "correct horse battery";
    private static final Crowd.Size SIZE = new Crowd.Size(200, 100, 10);
    /** Five: the last one is followed by that of a service which is not ready yet. */
    private static final List<Moment> KILLS = List.of(Moment.BURST, Moment.RETURN, Moment.ARCHIVE, Moment.START);

    @TempDir
    Path folder;

    @Test
    void whatWasAcknowledgedIsThereOnceAndInOrderAfterEachKill() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        Path log = Path.of("target", "test-log", "crash.log");
        Files.createDirectories(log.getParent());
        Files.deleteIfExists(log);
        ServerProgram program = ServerProgram.ofClassPath().loggingTo(log);
        Report report = new CrashRun(program, folder.resolve("office"), PASSWORD, seed).of(SIZE, KILLS);
        System.out.println(report);
        assertThat(report.kills()).isEqualTo(KILLS.size() + 1);
        assertThat(report.book().sentences()).as("with -Dseed=%d", seed).isEmpty();
        assertThat(report.book().acknowledged()).as("enough to lose").isGreaterThan(500);
        assertThat(report.printed() + Files.readString(log))
                .as("nothing tells of people")
                .doesNotContain(PASSWORD, Words.SECRET, Words.NAME, Words.PHONE, "Administrator", "Seongmin Oh");
    }
}
