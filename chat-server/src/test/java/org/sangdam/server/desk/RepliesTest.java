package org.sangdam.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.Role;

class RepliesTest {
    private static final long ADMINISTRATOR = 1;
    private static final long SUPERVISOR = 2;
    private static final long SUJIN = 3;
    private static final long MINHO = 4;

    private final Desk desk = new Desk(DeskSnapshot.empty());

    @BeforeEach
    void anOffice() {
        accepted(new Command.AddAccount(0, "관리자", Role.ADMINISTRATOR, "hash"));
        accepted(new Command.AddAccount(0, "팀장", Role.SUPERVISOR, "hash"));
        accepted(new Command.AddAccount(0, "수진", Role.COUNSELLOR, "hash"));
        accepted(new Command.AddAccount(0, "민호", Role.COUNSELLOR, "hash"));
    }

    @Test
    void onesOwnIsSeenByNobodyElseAndEverybodysByAll() {
        accepted(own(SUJIN, "인사", "수진입니다"));
        accepted(shared(SUPERVISOR, "인사", "상담소입니다"));
        assertThat(desk.replies().of(SUJIN))
                .containsExactly(new CannedReply(1, SUJIN, "인사", "수진입니다"), new CannedReply(2, 0, "인사", "상담소입니다"));
        assertThat(desk.replies().of(MINHO)).containsExactly(new CannedReply(2, 0, "인사", "상담소입니다"));
    }

    @Test
    void everybodysAreWrittenBySupervisorsAndAdministratorsAlone() {
        assertThat(refused(shared(SUJIN, "인사", "안녕하세요"))).isEqualTo(Code.FORBIDDEN);
        accepted(shared(SUPERVISOR, "인사", "안녕하세요"));
        assertThat(refused(new ReplyCommand.Change(SUJIN, 1, "인사", "반가워요"))).isEqualTo(Code.FORBIDDEN);
        assertThat(refused(new ReplyCommand.Delete(SUJIN, 1))).isEqualTo(Code.FORBIDDEN);
        accepted(new ReplyCommand.Change(ADMINISTRATOR, 1, "인사", "반가워요"));
        assertThat(desk.replies().numbered(1)).contains(new CannedReply(1, 0, "인사", "반가워요"));
        accepted(new ReplyCommand.Delete(SUPERVISOR, 1));
        assertThat(desk.replies().all()).isEmpty();
    }

    @Test
    void aColleaguesOwnIsForNobodyNotEvenAnAdministrator() {
        accepted(own(SUJIN, "인사", "수진입니다"));
        assertThat(refused(new ReplyCommand.Change(ADMINISTRATOR, 1, "인사", "아무개")))
                .isEqualTo(Code.NO_REPLY);
        assertThat(refused(new ReplyCommand.Delete(ADMINISTRATOR, 1))).isEqualTo(Code.NO_REPLY);
        assertThat(refused(new ReplyCommand.Delete(SUJIN, 2))).isEqualTo(Code.NO_REPLY);
    }

    @Test
    void whoIsUnknownWritesNone() {
        assertThat(refused(own(99, "인사", "안녕하세요"))).isEqualTo(Code.FORBIDDEN);
        assertThat(refused(own(0, "인사", "안녕하세요"))).isEqualTo(Code.FORBIDDEN);
    }

    @Test
    void theSameTwiceIsThereOnceAndAShortcutHasOneMeaning() {
        accepted(own(SUJIN, "Hi", "안녕하세요"));
        assertThat(accepted(own(SUJIN, "hi", "안녕하세요")).events()).isEmpty();
        assertThat(refused(own(SUJIN, "hi", "반가워요"))).isEqualTo(Code.SHORTCUT_TAKEN);
        accepted(own(SUJIN, "bye", "안녕히 가세요"));
        assertThat(refused(new ReplyCommand.Change(SUJIN, 2, "HI", "안녕히 가세요"))).isEqualTo(Code.SHORTCUT_TAKEN);
        accepted(new ReplyCommand.Change(SUJIN, 2, "BYE", "안녕히 가세요"));
        assertThat(accepted(new ReplyCommand.Change(SUJIN, 2, "BYE", "안녕히 가세요")).events())
                .isEmpty();
    }

    @Test
    void theNumberOfADeletedOneIsGivenToNoOther() {
        accepted(own(SUJIN, "인사", "수진입니다"));
        accepted(new ReplyCommand.Delete(SUJIN, 1));
        accepted(own(SUJIN, "인사", "수진입니다"));
        assertThat(desk.replies().of(SUJIN)).extracting(CannedReply::reply).containsExactly(2L);
        assertThat(refused(new ReplyCommand.Delete(SUJIN, 1))).isEqualTo(Code.NO_REPLY);
    }

    @Test
    void oneCounsellorHasSoManyAndNoMore() {
        for (int i = 0; i < Replies.MOST; i++) {
            accepted(own(SUJIN, "r" + i, "글"));
        }
        assertThat(refused(own(SUJIN, "more", "글"))).isEqualTo(Code.TOO_MANY_REPLIES);
        accepted(own(MINHO, "more", "글"));
        accepted(shared(SUPERVISOR, "more", "글"));
        accepted(new ReplyCommand.Change(SUJIN, 1, "r0", "다른 글"));
        accepted(new ReplyCommand.Delete(SUJIN, 1));
        accepted(own(SUJIN, "more", "글"));
    }

    @Test
    void norMoreThanSoMuchTextTogetherAlsoByChanging() {
        String long4000 = "가".repeat(4_000);
        for (int i = 10; i < 34; i++) {
            accepted(own(SUJIN, "r" + i, long4000));
        }
        int left = Replies.MOST_TEXT - 24 * 4_003;
        accepted(own(SUJIN, "r34", "가".repeat(left - 3)));
        assertThat(refused(own(SUJIN, "r", "가"))).isEqualTo(Code.TOO_MANY_REPLIES);
        assertThat(refused(new ReplyCommand.Change(SUJIN, 25, "r34", "가".repeat(left - 2))))
                .isEqualTo(Code.TOO_MANY_REPLIES);
        accepted(new ReplyCommand.Change(SUJIN, 25, "r34", "나".repeat(left - 3)));
    }

    @Test
    void whatWasAttemptedIsTakenBack() {
        accepted(own(SUJIN, "인사", "수진입니다"));
        DeskSnapshot before = desk.snapshot();
        desk.attempt(new ReplyEvent.Added(2, SUJIN, "끝", "안녕히", SUJIN, 1));
        desk.attempt(new ReplyEvent.Deleted(1, SUJIN, SUJIN, 1));
        desk.takeBack();
        assertThat(desk.snapshot()).isEqualTo(before);
        assertThat(new Desk(before).replies().of(SUJIN)).hasSize(1);
    }

    private static ReplyCommand own(long counsellor, String shortcut, String text) {
        return new ReplyCommand.Add(counsellor, false, shortcut, text);
    }

    private static ReplyCommand shared(long counsellor, String shortcut, String text) {
        return new ReplyCommand.Add(counsellor, true, shortcut, text);
    }

    private Decision.Accepted accepted(Command command) {
        Decision decision = desk.decide(command, 1);
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        Decision.Accepted accepted = (Decision.Accepted) decision;
        List.copyOf(accepted.events()).forEach(desk::apply);
        return accepted;
    }

    private Code refused(Command command) {
        Decision decision = desk.decide(command, 1);
        assertThat(decision).isInstanceOf(Decision.Refusal.class);
        return ((Decision.Refusal) decision).code();
    }
}
