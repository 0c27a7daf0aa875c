package org.sangdam.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.desk.Decision;
import org.sangdam.server.desk.ReplyCommand;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.Codec;
import org.sangdam.server.protocol.Refused;
import org.sangdam.server.protocol.ReplyFrame;
import org.sangdam.server.protocol.Replying;
import org.sangdam.server.protocol.ToCounsellor;
import org.sangdam.server.session.SmallOffice.Console;

/** Who is told of canned replies. Sujin is an administrator. */
class ReplyListTest {
    @TempDir
    Path folder;

    private SmallOffice office;

    @BeforeEach
    void open() {
        office = new SmallOffice(folder);
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void everybodyHearsOfASharedOneAndOnlyItsOwnerOfAnother() {
        Console sujin = office.console(SmallOffice.SUJIN);
        Console minho = office.console(SmallOffice.MINHO);
        sujin.say(new Replying.Add("a", true, "인사", "안녕하세요"));
        minho.say(new Replying.Add("b", false, "끝", "안녕히 가세요"));
        assertThat(written(sujin)).containsExactly(new ReplyFrame.Reply(1, true, "인사", "안녕하세요"));
        assertThat(written(minho))
                .containsExactly(
                        new ReplyFrame.Reply(1, true, "인사", "안녕하세요"), new ReplyFrame.Reply(2, false, "끝", "안녕히 가세요"));
        minho.say(new Replying.Change("c", 2, "끝", "또 오세요"));
        sujin.say(new Replying.Delete("d", 1));
        minho.say(new Replying.Delete("e", 2));
        assertThat(written(sujin)).hasSize(1);
        assertThat(written(minho)).endsWith(new ReplyFrame.Reply(2, false, "끝", "또 오세요"));
        assertThat(deleted(sujin)).containsExactly(1L);
        assertThat(deleted(minho)).containsExactly(1L, 2L);
    }

    @Test
    void whoeverMayNotIsToldSo() {
        Console minho = office.console(SmallOffice.MINHO);
        minho.say(new Replying.Add("a", true, "인사", "안녕하세요"));
        assertThat(minho.heard.of(Refused.class)).containsExactly(new Refused("a", Code.FORBIDDEN, 0, null));
    }

    @Test
    void aConsoleThatComesIsSentItsOwnAndEverybodysInPartsThatFitIntoAFrame() {
        for (int i = 0; i < 24; i++) {
            // Of all letters that a message may hold this one is written the longest.
            added(SmallOffice.MINHO, false, "own" + i, "가" + "\u2028".repeat(3_999));
            added(SmallOffice.SUJIN, true, "shared" + i, "가".repeat(4_000));
        }
        added(SmallOffice.SUJIN, false, "hers", "내 것");
        List<ReplyFrame.All> parts =
                office.console(SmallOffice.MINHO).heard.of(ReplyFrame.All.class).toList();
        assertThat(parts)
                .extracting(ReplyFrame.All::more)
                .endsWith(false)
                .filteredOn(more -> !more)
                .hasSize(1);
        assertThat(parts.stream().flatMap(part -> part.replies().stream()))
                .hasSize(48)
                .noneMatch(reply -> reply.shortcut().equals("hers"));
        Codec<ToCounsellor> codec = new Codec<>(ToCounsellor.class);
        assertThat(parts)
                .allSatisfy(part -> assertThat(codec.encode(part).getBytes(StandardCharsets.UTF_8))
                        .hasSizeLessThan(64 * 1024));
    }

    @Test
    void withoutAnyTheListIsEmptyAndComesAllTheSame() {
        assertThat(office.console(SmallOffice.MINHO).heard.of(ReplyFrame.All.class))
                .containsExactly(new ReplyFrame.All(List.of(), false));
    }

    private void added(long counsellor, boolean shared, String shortcut, String text) {
        assertThat(office.done(new ReplyCommand.Add(counsellor, shared, shortcut, text)))
                .isInstanceOf(Decision.Accepted.class);
    }

    private static List<ReplyFrame.Reply> written(Console console) {
        return console.heard
                .of(ReplyFrame.Written.class)
                .map(ReplyFrame.Written::reply)
                .toList();
    }

    private static List<Long> deleted(Console console) {
        return console.heard
                .of(ReplyFrame.Deleted.class)
                .map(ReplyFrame.Deleted::reply)
                .toList();
    }
}
