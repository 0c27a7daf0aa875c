package org.sangdam.server.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.sangdam.server.client.CounsellorClient;
import org.sangdam.server.process.ServerProgram;
import org.sangdam.server.process.ServiceProcess;
import org.sangdam.server.protocol.Administering;
import org.sangdam.server.protocol.Role;

/**
 * One office, killed again and again with {@code kill -9} while everybody in it goes on. After each kill the two sides of
 * everything are compared; after the last one what anybody was told is compared with the archive.
 */
final class CrashRun {
    private static final String ALL_FROM_ONE_ADDRESS =
            "address-connections=0,address-joins=0,address-frames=0,customer-joins=0";
    private static final String ADMINISTRATOR = "Administrator";
    /** Below the ports that systems give to clients: one of those could connect to itself while nobody listens. */
    private static final int LOWEST_PORT = 20_000;

    private static final int PORTS = 10_000;

    private final ServerProgram program;
    private final Path data;
    private final String password;
    private final long seed;
    private final Random dice;
    private final Report report;
    private ServiceProcess service;
    private int httpPort;
    private int socketPort;

    CrashRun(ServerProgram program, Path data, String password, long seed) {
        this.program = program.in("SANGDAM_LIMITS", ALL_FROM_ONE_ADDRESS);
        this.data = data;
        this.password = password;
        this.seed = seed;
        this.dice = new Random(seed);
        this.report = new Report(seed);
    }

    Report of(Crowd.Size size, List<Moment> kills) throws IOException, InterruptedException, SQLException {
        httpPort = freePort();
        socketPort = freePort();
        program.addAccount(data, Role.ADMINISTRATOR, ADMINISTRATOR, password);
        service = program.serve(data, httpPort, socketPort);
        try {
            Book book = told(size, kills);
            service.close();
            Kept.compare(data.resolve("archive"), book);
            report.wrote(book);
        } finally {
            service.kill();
            report.printed(service.printedSince());
        }
        return report;
    }

    /** @return what everybody was told until the last kill and after it */
    private Book told(Crowd.Size size, List<Moment> kills) throws IOException, InterruptedException {
        hire(size.counsellors());
        try (Crowd crowd = new Crowd(size, socketPort, seed, password)) {
            crowd.come();
            int nearlyAll = size.conversations() * 9 / 10; // some are always just leaving
            await().until(crowd::talking, talking -> talking >= nearlyAll);
            for (Moment moment : kills) {
                kill(moment, crowd);
            }
            allIsWell(crowd);
            crowd.reconnect();
            allIsWell(crowd);
            return crowd.book();
        }
    }

    /** Accounts for those who are to come. */
    private void hire(int counsellors) {
        try (CounsellorClient administrator = new CounsellorClient(socketPort)) {
            administrator.signIn(ADMINISTRATOR, password);
            for (int i = 0; i < counsellors; i++) {
                administrator.say(
                        new Administering.AddAccount("add-" + i, Crowd.account(i), Role.COUNSELLOR, password));
                administrator.acknowledged("add-" + i);
            }
        }
    }

    private void kill(Moment moment, Crowd crowd) throws IOException, InterruptedException {
        if (moment != Moment.RETURN) {
            allIsWell(crowd);
            crowd.busy(true);
        }
        moment.await(data, crowd, dice);
        service.kill();
        long killed = System.nanoTime();
        service.close();
        report.killed(moment);
        report.printed(service.printedSince());
        if (moment == Moment.START) {
            program.serveUntilKilled(data, httpPort, socketPort, Duration.ofMillis(dice.nextInt(1_500)));
            report.killed(moment);
        }
        service = program.serve(data, httpPort, socketPort);
        report.ready(Duration.ofNanos(System.nanoTime() - killed));
    }

    /** Everybody is back by themselves, comes to rest, and sees the same as everybody else. */
    private void allIsWell(Crowd crowd) {
        long ready = System.nanoTime();
        await().pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(crowd.away()).isEmpty());
        report.back(Duration.ofNanos(System.nanoTime() - ready));
        crowd.busy(false);
        await().pollInterval(Duration.ofMillis(50))
                .failFast(() -> assertThat(crowd.ask(() -> crowd.book().sentences()))
                        .as("with -Dseed=%d", seed)
                        .isEmpty())
                .untilAsserted(() -> assertThat(crowd.differences())
                        .as("with -Dseed=%d", seed)
                        .isEmpty());
    }

    private int freePort() throws IOException {
        while (true) {
            int port = LOWEST_PORT + new Random().nextInt(PORTS);
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
                return free.getLocalPort();
            } catch (BindException taken) {
                continue;
            }
        }
    }
}
