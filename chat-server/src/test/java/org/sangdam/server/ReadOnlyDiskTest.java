package org.sangdam.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.client.CounsellorClient;
import org.sangdam.server.client.CustomerClient;
import org.sangdam.server.process.ServerProgram;
import org.sangdam.server.process.ServiceProcess;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.FromCustomer;
import org.sangdam.server.protocol.Kind;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Refused;
import org.sangdam.server.protocol.Role;
import org.sangdam.server.protocol.ToCounsellor;

/**
 * A disk of its own, an ext4 in a file, which the kernel makes read-only under the running service as it does with one that
 * fails: whatever is open can be written no more. Needs the right to mount (root on Linux), and fails without it.
 */
@Tag("long")
class ReadOnlyDiskTest {
    private static final String PASSWORD = "correct horse battery";
    private static final long DISK = 512L << 20;

    @TempDir
    Path folder;

    private Path image;
    private Path disk;

    @Test
    void nothingIsAcknowledgedOnItAndWhatWasIsThereWhenItCanBeWrittenAgain() throws IOException {
        makeDisk();
        mount();
        try {
            Path data = disk.resolve("office");
            ServerProgram program = ServerProgram.ofClassPath().loggingTo(folder.resolve("log"));
            program.addAccount(data, Role.ADMINISTRATOR, "SujinPark", PASSWORD);
            String session = becomesReadOnly(program, data);
            run("umount", disk.toString());
            mount();
            allIsThere(program, data, session);
        } finally {
            run("umount", disk.toString());
        }
    }

    private String becomesReadOnly(ServerProgram program, Path data) throws IOException {
        try (ServiceProcess service = program.serve(data, 0, 0);
                CustomerClient customer = new CustomerClient(service.socketPort());
                CustomerClient late = new CustomerClient(service.socketPort());
                CounsellorClient counsellor = new CounsellorClient(service.socketPort())) {
            String session = counsellor.signIn("SujinPark", PASSWORD).session();
            String token = customer.join("민지", "stored 0");
            long conversation = counsellor.waiting("민지").conversation();
            counsellor.claim(conversation);
            customer.say("stored 1");
            run("mount", "-o", "remount,abort", disk.toString());
            for (int time = 0; time < 3; time++) {
                String id = "lost-" + time;
                customer.say(new FromCustomer.Say(id, conversation, id));
                assertThat(customer.hear(Refused.class, refused -> id.equals(refused.id()))
                                .code())
                        .isEqualTo(Code.NOT_STORED);
            }
            await().until(() -> !storing(counsellor));
            late.hello(null, 0, 0);
            late.say(new FromCustomer.Join("late", "수아", "010-1234-5678", "general", "lost", true));
            assertThat(late.hear(Refused.class).code()).isEqualTo(Code.NOT_STORED);
            try (CustomerClient again = new CustomerClient(service.socketPort())) {
                again.hello(token, 0, 0);
                assertThat(texts(again.conversation().messages())).containsExactly("stored 0", "stored 1");
            }
            assertThat(texts(counsellor.heard(Message.class))).doesNotContain("lost-0", "lost-1", "lost-2");
            return session;
        }
    }

    private static boolean storing(CounsellorClient counsellor) {
        List<ToCounsellor.Condition> told = counsellor.heard(ToCounsellor.Condition.class);
        return told.get(told.size() - 1).storing();
    }

    private static void allIsThere(ServerProgram program, Path data, String session) throws IOException {
        try (ServiceProcess service = program.serve(data, 0, 0);
                CustomerClient late = new CustomerClient(service.socketPort());
                CounsellorClient counsellor = new CounsellorClient(service.socketPort())) {
            counsellor.resume(session, List.of());
            assertThat(texts(counsellor.hear(ToCounsellor.Conversation.class).messages()))
                    .containsExactly("stored 0", "stored 1");
            assertThat(storing(counsellor)).isTrue();
            late.join("수아", "stored after all");
            counsellor.waiting("수아");
        }
    }

    private static List<String> texts(List<Message> messages) {
        return messages.stream()
                .filter(message -> message.kind() == Kind.TEXT)
                .map(Message::text)
                .toList();
    }

    private void makeDisk() throws IOException {
        disk = Files.createDirectory(folder.resolve("disk"));
        image = folder.resolve("image");
        run("truncate", "-s", Long.toString(DISK), image.toString());
        run("mkfs.ext4", "-q", image.toString());
    }

    private void mount() throws IOException {
        run("mount", "-o", "loop", image.toString(), disk.toString());
    }

    private static void run(String... command) throws IOException {
        List<String> all = new ArrayList<>(List.of(command));
        Process process = new ProcessBuilder(all).inheritIO().start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(String.join(" ", all) + " did not work");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
