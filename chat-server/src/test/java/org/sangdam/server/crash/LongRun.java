package org.sangdam.server.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.sangdam.server.client.Patience;
import org.sangdam.server.process.ServerProgram;

/** The built service, killed as often as {@code -Dkills} says at moments of all kinds. Ends with an error if anything is lost. */
public final class LongRun {
    private static final String PASSWORD = "correct horse battery";
    private static final Crowd.Size SIZE = new Crowd.Size(200, 100, 10);
    private static final List<Moment> TEN = List.of(
            Moment.BURST,
            Moment.TALK,
            Moment.SEGMENT,
            Moment.BURST,
            Moment.ARCHIVE,
            Moment.RETURN,
            Moment.BURST,
            Moment.TALK,
            Moment.START,
            Moment.ARCHIVE);

    private LongRun() {}

    /** @param arguments the jar */
    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        Awaitility.setDefaultTimeout(Patience.LIMIT);
        long seed = Long.getLong("seed", System.nanoTime());
        Path folder = Files.createTempDirectory("sangdam-crash");
        ServerProgram program = ServerProgram.ofJar(Path.of(arguments[0]).toAbsolutePath());
        System.out.println("seed " + seed + ", files in " + folder + ", which stay there if it fails");
        Report report = new CrashRun(program.loggingTo(folder.resolve("log")), folder.resolve("office"), PASSWORD, seed)
                .of(SIZE, kills(Integer.getInteger("kills", 50), seed));
        System.out.println(report);
        if (!report.book().sentences().isEmpty()) {
            throw new IllegalStateException(String.join("\n", report.book().sentences()));
        }
        delete(folder);
    }

    private static List<Moment> kills(int count, long seed) {
        List<Moment> kills = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            kills.add(TEN.get(i % TEN.size()));
        }
        Collections.shuffle(kills, new Random(seed));
        return kills;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
