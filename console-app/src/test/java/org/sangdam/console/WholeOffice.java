package org.sangdam.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.awaitility.core.ConditionFactory;
import org.sangdam.server.client.CounsellorClient;
import org.sangdam.server.process.ServerProgram;
import org.sangdam.server.process.ServiceProcess;
import org.sangdam.server.protocol.Role;
import org.sangdam.server.web.CustomerPage;
import org.sangdam.server.web.RealBrowser;

/** All of an office, each a process or a window of its own: the service, a customer's page on a phone, a console. */
final class WholeOffice implements AutoCloseable {
    static final String SUJIN = "Sujin";
    static final String MINHO = "Minho";
    private static final String PASSWORD = "a long enough password";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ServerProgram program;
    private final Path folder;
    private final RealBrowser chromium;
    private final CustomerPage customer;
    private ServiceProcess service;
    private RunningConsole counsellor;

    /** The service runs, and a customer has its page open; the console comes with {@link #openConsole}. */
    WholeOffice(Path folder, ServerProgram program) throws Exception {
        this.folder = folder;
        this.program = program;
        program.addAccount(data(), Role.COUNSELLOR, SUJIN, PASSWORD);
        program.addAccount(data(), Role.SUPERVISOR, MINHO, PASSWORD);
        service = program.serve(data(), 0, 0);
        chromium = RealBrowser.launch();
        customer = new CustomerPage(chromium.browser(), service.customerPage(), 360, "ko-KR");
    }

    Path data() {
        return folder.resolve("data");
    }

    CustomerPage customer() {
        return customer;
    }

    RunningConsole openConsole() throws Exception {
        counsellor = new RunningConsole(folder.resolve("home"), service.socketPort());
        return counsellor;
    }

    /** Sujin signs in at the console, sees the customer's row and picks it by a double-click. */
    void sujinPicks(String name) {
        counsellor.signIn(SUJIN, PASSWORD);
        soon().untilAsserted(() -> assertThat(counsellor.waiting()).contains(name));
        counsellor.pickFirst();
        soon().until(counsellor::talks);
    }

    /** A colleague elsewhere, signed in. */
    CounsellorClient colleague(String name) {
        CounsellorClient colleague = new CounsellorClient(service.socketPort());
        colleague.signIn(name, PASSWORD);
        return colleague;
    }

    void kill() {
        service.kill();
    }

    void stop() throws IOException {
        service.close();
    }

    /** On the same ports and the same folder. */
    void startAgain() throws Exception {
        service.close();
        service = program.serve(data(), service.httpPort(), service.socketPort());
    }

    /** On this thread: the browser is driven by the one that has started it. */
    static ConditionFactory soon() {
        return await().pollInSameThread().atMost(PATIENCE).pollInterval(Duration.ofMillis(100));
    }

    @Override
    public void close() throws IOException, TimeoutException {
        try {
            if (counsellor != null) {
                counsellor.close();
            }
        } finally {
            chromium.close();
            service.close();
        }
    }
}
