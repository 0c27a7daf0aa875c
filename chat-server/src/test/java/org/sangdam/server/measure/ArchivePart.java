package org.sangdam.server.measure;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.sangdam.server.archive.H2Archive;
import org.sangdam.server.archive.LiveArchive;
import org.sangdam.server.client.CounsellorClient;
import org.sangdam.server.desk.Event;
import org.sangdam.server.desk.Ledger;
import org.sangdam.server.journal.JournalLedger;
import org.sangdam.server.journal.JournalSizes;
import org.sangdam.server.process.ServerProgram;
import org.sangdam.server.process.ServiceProcess;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Refused;
import org.sangdam.server.protocol.Role;
import org.sangdam.server.protocol.Sender;
import org.sangdam.server.protocol.ToCounsellor;

/**
 * An office with many years behind it: how fast its archive is filled, how soon the service is ready, and how long a broken
 * archive takes to be whole again.
 */
final class ArchivePart {
    private static final int OF_A_CONVERSATION = 20;
    private static final int AT_ONCE = 2_000;
    private static final String PASSWORD = "correct horse battery";
    private static final String TEXT = "예약을 일요일 오후로 옮길 수 있을까요? 아이가 아파서 토요일에는 가기 어려울 것 같아요. 그리고 지난번에 말씀하신 서류는"
            + " 메일로 보내 드렸는데 받으셨는지 확인해 주시면 감사하겠습니다. ";
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Report report;
    private final int messages;

    ArchivePart(Report report, int messages) {
        this.report = report;
        this.messages = messages;
    }

    void run(Path jar) throws IOException {
        Path data = Files.createTempDirectory("sangdam-archive");
        try {
            ServerProgram program = ServerProgram.ofJar(jar);
            program.addAccount(data, Role.ADMINISTRATOR, "Sujin", PASSWORD);
            fill(data);
            start(program, data, "after an end in order");
            Files.delete(data.resolve("archive").resolve("closed"));
            double looked = start(program, data, "after a crash, archive looked at");
            report.figure("ready after start, " + messages + " messages archived", "s", looked, "≤ 2");
            long backup = System.nanoTime();
            program.run(Map.of(), "", "backup", "--data-dir", data.toString());
            report.line("part", "archive", "measured", "backup made and verified", "seconds", since(backup));
            breakIt(data);
            rebuilt(program, data, "from a backup");
            delete(data.resolve("backup"));
            breakIt(data);
            rebuilt(program, data, "from the journal alone");
        } finally {
            delete(data);
        }
    }

    private void fill(Path data) throws IOException {
        try (Ledger ledger = new JournalLedger(data.resolve("journal"), JournalSizes.USUAL, System::currentTimeMillis);
                LiveArchive archive = new LiveArchive(ledger, damage -> {})) {
            long begun = System.nanoTime();
            List<Event> events = new ArrayList<>();
            for (int i = 0; i < messages / OF_A_CONVERSATION; i++) {
                consultation(i + 1, events);
                if (events.size() >= AT_ONCE) {
                    ledger.append(events);
                    events.clear();
                }
            }
            ledger.append(events);
            report.line(
                    "part", "archive", "measured", "journal filled", "seconds", since(begun), "events", ledger.last());
            long following = System.nanoTime();
            archive.put(H2Archive.open(data.resolve("archive")));
            await().atMost(PATIENCE).until(() -> archive.position() == ledger.last());
            report.line(
                    "part",
                    "archive",
                    "measured",
                    "followed",
                    "seconds",
                    since(following),
                    "events/s",
                    ledger.last() / since(following),
                    "megabytes",
                    archive.bytes() / 1_000_000);
        }
    }

    private static void consultation(long number, List<Event> into) {
        long at = 1_700_000_000_000L + number * 60_000;
        String hash = "%043d".formatted(number);
        into.add(new Event.ConversationStarted(
                number, "j" + number, number, hash, "손님", "+821012345678", "general", "ko", false, number, 0, at));
        into.add(new Event.MessageSaid(number, 1, "j" + number, Sender.CUSTOMER, 0, TEXT, at));
        into.add(new Event.ConversationMatched(number, 2, 1, at));
        for (int seq = 3; seq < OF_A_CONVERSATION; seq++) {
            boolean asked = seq % 2 == 0;
            into.add(new Event.MessageSaid(
                    number,
                    seq,
                    UUID.randomUUID().toString(),
                    asked ? Sender.CUSTOMER : Sender.COUNSELLOR,
                    asked ? 0 : 1,
                    TEXT,
                    at + seq));
        }
        into.add(new Event.ConversationEnded(number, OF_A_CONVERSATION, Sender.COUNSELLOR, 1, at + 1_000));
    }

    private double start(ServerProgram program, Path data, String how) throws IOException {
        try (ServiceProcess service = program.serve(data, 0, 0)) {
            double seconds = service.untilReady().toMillis() / 1_000.0;
            report.line("part", "archive", "measured", "ready " + how, "seconds", seconds);
            return seconds;
        }
    }

    private void rebuilt(ServerProgram program, Path data, String from) throws IOException {
        long begun = System.nanoTime();
        try (ServiceProcess service = program.serve(data, 0, 0);
                CounsellorClient counsellor = new CounsellorClient(service.socketPort())) {
            report.line(
                    "part",
                    "archive",
                    "measured",
                    "ready with a broken archive, " + from,
                    "seconds",
                    service.untilReady().toMillis() / 1_000.0);
            counsellor.signIn("Sujin", PASSWORD);
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> canBeRead(counsellor));
            report.line("part", "archive", "measured", "rebuilt " + from, "seconds", since(begun));
        }
    }

    private static boolean canBeRead(CounsellorClient counsellor) {
        String id = UUID.randomUUID().toString();
        counsellor.say(new FromCounsellor.History(id, 0, 0, 0, null, null, null, 0, 0, 1));
        await().until(() -> counsellor.heard(ToCounsellor.History.class).stream()
                        .anyMatch(history -> history.id().equals(id))
                || counsellor.heard(Refused.class).stream()
                        .anyMatch(refused -> id.equals(refused.id()) && refused.code() == Code.REBUILDING));
        return !counsellor.heard(ToCounsellor.History.class).isEmpty();
    }

    private static void breakIt(Path data) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(
                data.resolve("archive").resolve("sangdam.mv.db").toFile(), "rw")) {
            file.setLength(file.length() / 3);
        }
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
