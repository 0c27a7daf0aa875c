package org.sangdam.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.client.CounsellorClient;
import org.sangdam.server.client.CustomerClient;
import org.sangdam.server.process.ServerProgram;
import org.sangdam.server.process.ServiceProcess;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Role;
import org.sangdam.server.protocol.ToCounsellor;

/** Backup and restore as whoever runs an office does them: by the command line, with the service as a process of its own. */
@Timeout(240)
class BackupCommandTest {
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    Path folder;

    private final ServerProgram program = ServerProgram.ofClassPath();

    @Test
    void aBackupOfTheRunningServiceIsPutBackHereAndOnAnotherMachine() throws Exception {
        program.addAccount(office(), Role.ADMINISTRATOR, "Sujin", PASSWORD);
        String token;
        List<ToCounsellor.Archived> before;
        List<?> said;
        try (ServiceProcess service = program.serve(office(), 0, 0);
                CustomerClient customer = new CustomerClient(service.socketPort());
                CounsellorClient counsellor = new CounsellorClient(service.socketPort())) {
            token = customer.join("민지", "하나");
            counsellor.signIn("Sujin", PASSWORD);
            counsellor.claim(1);
            counsellor.end(1);
            before = history(counsellor);
            said = transcript(counsellor);
            assertThat(done("backup", "--data-dir", office().toString()).out()).contains("made and verified");
            customer.join("second", "민지", "또 왔어요");
            assertThat(run("restore", "--data-dir", office().toString()).errors())
                    .contains("running")
                    .hasLineCount(1);
        }

        done("restore", "--data-dir", office().toString());
        assertThat(office().resolve("archive").toFile().list())
                .as("the archive that was there is kept")
                .anyMatch(name -> name.startsWith("replaced-"));
        try (ServiceProcess service = program.serve(office(), 0, 0);
                CounsellorClient counsellor = new CounsellorClient(service.socketPort())) {
            counsellor.signIn("Sujin", PASSWORD);
            assertThat(history(counsellor)).as("the journal knew the rest").hasSize(2);
        }

        Path other = folder.resolve("other");
        String backups = office().resolve("backup").toString();
        assertThat(done("restore", "--data-dir", other.toString(), "--backup-dir", backups)
                        .out())
                .contains("A new journal begins", "is restored");
        try (ServiceProcess service = program.serve(other, 0, 0);
                CounsellorClient counsellor = new CounsellorClient(service.socketPort());
                CustomerClient customer = new CustomerClient(service.socketPort())) {
            counsellor.signIn("Sujin", PASSWORD);
            assertThat(history(counsellor)).isEqualTo(before);
            assertThat(transcript(counsellor)).isEqualTo(said);
            assertThat(customer.hello(token, 1, 0).returning()).isTrue();
            assertThat(customer.join("again", "민지", "또 왔어요").conversation()).isEqualTo(2);
        }
        assertThat(done("backup", "--data-dir", other.toString()).out())
                .as("also without a service")
                .contains("made and verified");
    }

    private Path office() {
        return folder.resolve("office");
    }

    private ServerProgram.Ended done(String... arguments) throws IOException {
        ServerProgram.Ended ended = run(arguments);
        assertThat(ended.status()).as(ended.errors()).isZero();
        return ended;
    }

    private ServerProgram.Ended run(String... arguments) throws IOException {
        return program.run(Map.of("LC_ALL", "C.UTF-8"), "", arguments);
    }

    private static List<ToCounsellor.Archived> history(CounsellorClient counsellor) {
        counsellor.say(new FromCounsellor.History("history", 0, 0, 0, null, null, null, 0, 0, 50));
        return counsellor.hear(ToCounsellor.History.class).conversations();
    }

    private static List<?> transcript(CounsellorClient counsellor) {
        counsellor.say(new FromCounsellor.Transcript("transcript", 1, 0));
        return counsellor.hear(ToCounsellor.Transcript.class).messages();
    }
}
