package org.sangdam.server.desk;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sangdam.server.protocol.Hours;
import org.sangdam.server.protocol.Presence;
import org.sangdam.server.protocol.Role;
import org.sangdam.server.protocol.Topic;

/** Commands of a small, busy office in which everybody tries everything; the same random numbers give the same commands. */
public final class RandomCommands {
    /** Conversations of one counsellor. */
    static final int LIMIT = 2;

    private static final int COUNSELLORS = 3;
    private static final int TOKENS = 5;

    private final Random random;
    private int ids;

    public RandomCommands(Random random) {
        this.random = random;
    }

    /** What an office needs before its first customer. */
    public List<Command> office() {
        Stream<Command> office = Stream.of(new Command.SetOffice(
                0,
                "행복상담소",
                List.of(new Topic("general", "일반 문의", "General"), new Topic("second", "둘째", "Second")),
                LIMIT,
                true,
                true));
        Stream<Command> accounts = IntStream.rangeClosed(1, COUNSELLORS)
                .mapToObj(i -> new Command.AddAccount(
                        0, "상담사" + i, i == 1 ? Role.ADMINISTRATOR : Role.COUNSELLOR, "hash" + i));
        return Stream.concat(office, accounts).toList();
    }

    /** Milliseconds until the next command; now and then the clock jumps back. */
    public long step() {
        return random.nextInt(50) == 0 ? -3_600_000 : random.nextInt(1_000);
    }

    public Command next(Desk desk) {
        long conversation = Math.max(0, desk.lastConversation() - random.nextInt(TOKENS + 1));
        int token = random.nextInt(TOKENS);
        return switch (random.nextInt(28)) {
            case 0, 1, 2 -> join(token, random.nextInt(20) == 0 ? "nonsense" : "general");
            case 3, 4, 5, 6, 7 -> new Command.Say(anybody(desk, conversation), conversation, id(), text());
            case 8 -> new Command.MarkRead(anybody(desk, conversation), conversation, 1 + random.nextInt(9));
            case 9 -> new Command.Leave(customer(desk, conversation), conversation);
            case 10, 11, 12 -> new Command.Claim(counsellor(), conversation);
            case 13 -> new Command.End(anybody(desk, conversation), conversation);
            case 14 ->
                new Command.ChoosePresence(counsellor(), random.nextBoolean() ? Presence.AVAILABLE : Presence.AWAY);
            case 15 -> new Command.GiveBack(counsellor());
            case 16, 17, 18 -> transfer(desk, conversation);
            case 19 -> new Command.AnswerOffer(counsellor(), conversation, random.nextBoolean());
            case 20 -> new Command.EndOffer(conversation, counsellor());
            case 22, 23 -> callBack(desk, token, conversation);
            case 21 -> new Command.GiveUp(conversation);
            case 24 -> new Command.SetHours(counsellor(), hours());
            case 25, 26 -> reply();
            default -> session();
        };
    }

    private Command join(int token, String topic) {
        boolean anonymous = token == TOKENS - 1;
        return new Command.Join(
                id(),
                token + 1,
                "hash-of-" + token,
                anonymous ? null : "손님" + token,
                anonymous ? null : "+821000000000",
                topic,
                "ko",
                false,
                text());
    }

    private Command callBack(Desk desk, int token, long conversation) {
        long one = random.nextInt(8);
        return switch (random.nextInt(7)) {
            case 0, 1 -> new CallBackCommand.Done(counsellor(), one);
            case 2 -> new CallBackCommand.NotReached(counsellor(), one, random.nextInt(3));
            case 3 -> new CallBackCommand.Reopen(counsellor(), one);
            case 4 -> new CallBackCommand.Instead(id(), customer(desk, conversation), conversation);
            default ->
                new CallBackCommand.Ask(
                        id(), "hash-of-" + token, "손님" + token, "+821000000000", "general", "ko", text());
        };
    }

    private Command reply() {
        String shortcut = "줄임" + random.nextInt(4);
        return switch (random.nextInt(4)) {
            case 0 -> new ReplyCommand.Delete(counsellor(), random.nextInt(12));
            case 1 -> new ReplyCommand.Change(counsellor(), random.nextInt(12), shortcut, text());
            default -> new ReplyCommand.Add(counsellor(), random.nextBoolean(), shortcut, text());
        };
    }

    /** Open nearly always. */
    private Hours hours() {
        List<Hours.Span> spans = Stream.of(DayOfWeek.values())
                .map(day -> new Hours.Span(day, random.nextInt(90), 1_440))
                .toList();
        return random.nextBoolean()
                ? Hours.ALWAYS
                : new Hours("Europe/London", spans, List.of(new Hours.Holiday("2026-12-25", "쉽니다")), text());
    }

    private Command session() {
        String hash = "session" + random.nextInt(3);
        return random.nextBoolean()
                ? new Command.OpenSession(counsellor(), hash, 5_000_000)
                : new Command.CloseSession(hash, random.nextBoolean());
    }

    private Command transfer(Desk desk, long conversation) {
        long by = random.nextInt(4) == 0
                ? counsellor()
                : desk.conversation(conversation).map(Conversation::counsellor).orElse(1L);
        String topic = switch (random.nextInt(8)) {
            case 0 -> "nonsense";
            case 1, 2 -> "second";
            default -> null;
        };
        long to = random.nextInt(3) == 0 ? 0 : counsellor();
        return new Command.Transfer(by, conversation, to, topic, random.nextBoolean() ? text() : null);
    }

    private Party anybody(Desk desk, long conversation) {
        return random.nextBoolean() ? Party.customer(customer(desk, conversation)) : Party.counsellor(counsellor());
    }

    private long customer(Desk desk, long conversation) {
        return random.nextInt(4) == 0
                ? 1 + random.nextInt(TOKENS)
                : desk.conversation(conversation).map(Conversation::customer).orElse(1L);
    }

    private long counsellor() {
        return 1 + random.nextInt(COUNSELLORS + 1);
    }

    /** Mostly new; sometimes one that was used before. */
    private String id() {
        return "m" + (random.nextInt(5) == 0 && ids > 0 ? random.nextInt(ids) : ids++);
    }

    private String text() {
        return random.nextBoolean() ? "안녕하세요" : "문의드립니다\n예약 변경";
    }
}
