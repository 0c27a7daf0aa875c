package org.sangdam.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sangdam.server.process.ServerProgram;
import org.sangdam.server.process.ServiceProcess;

/** What the command line says when it cannot do what it was told: one line, and what to change. */
@Timeout(120)
class CommandLineTest {
    private static final Map<String, String> UTF_8 = Map.of("LC_ALL", "C.UTF-8");
    private static final String PASSWORD = "a long password";

    @TempDir
    Path folder;

    private final ServerProgram program = ServerProgram.ofClassPath();

    @Test
    void aPortInUseNamesItsOption() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            refused(serve("--http-port", port, "--socket-port", "0"), port, "--http-port");
            refused(serve("--http-port", "0", "--socket-port", port), port, "--socket-port");
        }
    }

    @Test
    void aPortThatDoesNotExistNamesItsOption() throws Exception {
        refused(serve("--http-port", "99999", "--socket-port", "0"), "99999", "--http-port");
        refused(serve("--http-port", "0", "--socket-port", "-1"), "-1", "--socket-port");
    }

    @Test
    void aFolderThatCannotBeWrittenNamesItsOption() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        refused(
                run("serve", "--data-dir", file.resolve("office").toString(), "--http-port", "0", "--socket-port", "0"),
                "--data-dir");
    }

    @Test
    void anAddressThatIsNotThisMachinesNamesItsOption() throws Exception {
        refused(serve("--http-port", "0", "--socket-port", "0", "--bind", "203.0.113.1"), "--bind");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "www.example.com",
                "https://www.example.com/shop",
                "https://*.example.com",
                "*",
                "https://a@b",
                "https://a.example 'self'"
            })
    void whatIsNoWebsiteNamesItsOption(String site) {
        assertThatThrownBy(() -> Addresses.sites(List.of(site)))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("--embed-on")
                .hasMessageContaining(site);
    }

    @Test
    void aWebsiteIsMeantAsABrowserSaysIt() throws Exception {
        assertThat(Addresses.sites(
                        List.of("HTTPS://WWW.Example.com:443/", "http://localhost:80", "https://한국.example:8443")))
                .containsExactly("https://www.example.com", "http://localhost", "https://xn--3e0b707e.example:8443");
    }

    @Test
    void aFolderInUseNamesItsOptionAndAnAccountIsToBeAddedElsewhere() throws Exception {
        try (ServiceProcess running = program.serve(office(), 0, 0)) {
            assertThat(running.socketPort()).isPositive();
            refused(serve("--http-port", "0", "--socket-port", "0"), "in use", "--data-dir");
            refused(add("민호", PASSWORD), "console", "stop the service");
        }
    }

    @Test
    void anAccountIsAddedOnceAndItsPasswordIsSaidNowhere() throws Exception {
        ServerProgram.Ended added = add("민호", PASSWORD);
        assertThat(added.status()).isZero();
        assertThat(added.out()).contains("민호").doesNotContain(PASSWORD);
        refused(add("민호", PASSWORD), "민호");
        refused(add("수진", "short"), "8 to 200");
    }

    @Test
    void aNameThatTheTerminalCannotSayIsNotWrittenDownWrong() throws Exception {
        refused(
                program.run(
                        Map.of("LC_ALL", "C"),
                        PASSWORD,
                        "account",
                        "add",
                        "--data-dir",
                        office().toString(),
                        "--role",
                        "counsellor",
                        "민호"),
                "UTF-8");
    }

    @Test
    void optionsAreReadFromTheEnvironmentToo() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            Map<String, String> environment = Map.of(
                    "SANGDAM_DATA_DIR", office().toString(), "SANGDAM_HTTP_PORT", port, "SANGDAM_SOCKET_PORT", "0");
            refused(program.run(environment, "", "serve"), port, "--http-port");
        }
    }

    private Path office() {
        return folder.resolve("office");
    }

    private ServerProgram.Ended serve(String... options) throws Exception {
        String[] all = new String[options.length + 3];
        all[0] = "serve";
        all[1] = "--data-dir";
        all[2] = office().toString();
        System.arraycopy(options, 0, all, 3, options.length);
        return run(all);
    }

    private ServerProgram.Ended add(String name, String password) throws Exception {
        return program.run(
                UTF_8, password, "account", "add", "--data-dir", office().toString(), "--role", "counsellor", name);
    }

    private ServerProgram.Ended run(String... arguments) throws Exception {
        return program.run(UTF_8, "", arguments);
    }

    private static void refused(ServerProgram.Ended ended, String... named) {
        assertThat(ended.status()).isNotZero();
        assertThat(ended.errors().lines()).as(ended.errors()).hasSize(1);
        assertThat(ended.errors()).contains(named).doesNotContain("Exception", "\tat ");
        assertThat(ended.out()).isEmpty();
    }
}
