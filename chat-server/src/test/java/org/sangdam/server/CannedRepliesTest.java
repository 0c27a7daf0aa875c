package org.sangdam.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.client.CounsellorClient;
import org.sangdam.server.protocol.Administering;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.Refused;
import org.sangdam.server.protocol.ReplyFrame;
import org.sangdam.server.protocol.ReplyFrame.Reply;
import org.sangdam.server.protocol.Replying;
import org.sangdam.server.protocol.Role;

/** Canned replies through the whole service, and after a later start. */
@Timeout(120)
class CannedRepliesTest {
    private static final String PASSWORD = "correct horse battery";
    private static final String GREETING = "{customer}님, 안녕하세요.\n{office}의 {counsellor}입니다 😀";

    @TempDir
    Path folder;

    @Test
    void theyAreKeptAsTheyWereWrittenForWhomTheyWereWritten() throws Exception {
        try (ChatServer server = started()) {
            server.setUp("상담소", "Sujin", PASSWORD);
            try (CounsellorClient sujin = signedIn(server, "Sujin")) {
                done(sujin, new Administering.AddAccount("account", "Minho", Role.COUNSELLOR, PASSWORD));
                try (CounsellorClient minho = signedIn(server, "Minho")) {
                    done(sujin, new Replying.Add("r1", true, " 인사 ", GREETING));
                    assertThat(minho.hear(ReplyFrame.Written.class).reply())
                            .isEqualTo(new Reply(1, true, "인사", GREETING));
                    done(minho, new Replying.Add("r2", false, "환불", "사흘 걸려요"));
                    done(minho, new Replying.Add("r3", false, "끝", "안녕히 가세요"));
                    done(minho, new Replying.Change("r4", 2, "환불", "닷새 걸려요"));
                    done(minho, new Replying.Delete("r5", 3));
                    minho.say(new Replying.Delete("r6", 1));
                    assertThat(minho.refused("r6")).returns(Code.FORBIDDEN, Refused::code);
                    minho.say(new Replying.Delete("r7", 3));
                    assertThat(minho.refused("r7")).returns(Code.NO_REPLY, Refused::code);
                }
            }
        }
        try (ChatServer server = started();
                CounsellorClient sujin = signedIn(server, "Sujin");
                CounsellorClient minho = signedIn(server, "Minho")) {
            assertThat(shown(sujin)).containsExactly(new Reply(1, true, "인사", GREETING));
            assertThat(shown(minho))
                    .containsExactly(new Reply(1, true, "인사", GREETING), new Reply(2, false, "환불", "닷새 걸려요"));
            done(minho, new Replying.Add("r8", false, "끝", "또 오세요"));
            assertThat(minho.hear(ReplyFrame.Written.class).reply())
                    .as("a number is given once")
                    .isEqualTo(new Reply(4, false, "끝", "또 오세요"));
        }
    }

    private ChatServer started() throws Exception {
        return ChatServer.start(new ServerConfig(folder, ServerConfig.LOOPBACK, 0, 0, false));
    }

    private static CounsellorClient signedIn(ChatServer server, String name) {
        CounsellorClient console = new CounsellorClient(server.socketPort());
        console.signIn(name, PASSWORD);
        return console;
    }

    private static List<Reply> shown(CounsellorClient console) {
        return console.hear(ReplyFrame.All.class, part -> !part.more()).replies();
    }

    private static void done(CounsellorClient console, Replying frame) {
        console.say(frame);
        console.acknowledged(frame.id());
    }

    private static void done(CounsellorClient console, Administering frame) {
        console.say(frame);
        console.acknowledged(frame.id());
    }
}
