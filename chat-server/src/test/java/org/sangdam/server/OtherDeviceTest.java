package org.sangdam.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.archive.Broken;
import org.sangdam.server.client.CounsellorClient;
import org.sangdam.server.client.CustomerClient;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.FromCustomer;
import org.sangdam.server.protocol.Granting;
import org.sangdam.server.protocol.LookingBack;
import org.sangdam.server.protocol.OfRecords;
import org.sangdam.server.protocol.Refused;
import org.sangdam.server.protocol.Role;
import org.sangdam.server.protocol.ToCustomer;

/** A customer on a new device, and somebody who only types that customer's name and number. */
@Timeout(240)
class OtherDeviceTest {
    private static final String PASSWORD = "correct horse battery";
    private static final int TRIES = 5;

    @TempDir
    Path folder;

    private ChatServer server;
    private CounsellorClient counsellor;
    private CustomerClient newDevice;
    private String token;
    private long earlier;
    private long now;
    private int asked;

    /** All clients give the same telephone number. */
    @BeforeEach
    void aCustomerComesBackOnANewDevice() throws Exception {
        server = started();
        server.setUp("상담소", "Sujin", PASSWORD);
        counsellor = signedIn();
        try (CustomerClient oldDevice = new CustomerClient(server.socketPort())) {
            oldDevice.join("민지", "비밀 이야기");
            earlier = oldDevice.conversation().conversation();
            counsellor.claim(earlier);
            counsellor.end(earlier);
        }
        newDevice = new CustomerClient(server.socketPort());
        token = newDevice.join("민지", "새 기기예요");
        now = newDevice.conversation().conversation();
        counsellor.claim(now);
    }

    @AfterEach
    void close() {
        newDevice.close();
        counsellor.close();
        server.close();
    }

    private ChatServer started() throws Exception {
        return ChatServer.start(new ServerConfig(folder, ServerConfig.LOOPBACK, 0, 0, false));
    }

    private CounsellorClient signedIn() {
        CounsellorClient console = new CounsellorClient(server.socketPort());
        console.signIn("Sujin", PASSWORD);
        return console;
    }

    private String id() {
        return "ask-" + ++asked;
    }

    private List<Long> listed(CustomerClient page) {
        String id = id();
        page.say(new FromCustomer.History(id, 0));
        return page.hear(ToCustomer.History.class, frame -> id.equals(frame.id())).conversations().stream()
                .map(ToCustomer.Earlier::conversation)
                .toList();
    }

    /** Why the earlier consultation cannot be read; null if it can. */
    private Code unreadable(CustomerClient page) {
        String id = id();
        page.say(new FromCustomer.Transcript(id, earlier, 0));
        ToCustomer answer = page.hear(
                ToCustomer.class,
                frame -> frame instanceof ToCustomer.Transcript read && id.equals(read.id())
                        || frame instanceof Refused refused && id.equals(refused.id()));
        return answer instanceof Refused refused ? refused.code() : null;
    }

    private OfRecords.Known record() {
        String id = id();
        counsellor.say(new Granting.FindRecords(id, now));
        List<OfRecords.Known> records = counsellor
                .hear(OfRecords.Records.class, frame -> id.equals(frame.id()))
                .records();
        assertThat(records).hasSize(1);
        return records.get(0);
    }

    private OfRecords.CodeMade code() {
        String id = id();
        counsellor.say(new Granting.MakeCode(id, now, record().customer()));
        return counsellor.hear(OfRecords.CodeMade.class, frame -> id.equals(frame.id()));
    }

    private ToCustomer.CodeChecked types(String code) {
        String id = id();
        newDevice.say(new LookingBack.EnterCode(id, now, code));
        return newDevice.hear(ToCustomer.CodeChecked.class, frame -> id.equals(frame.id()));
    }

    private static String wrong(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    @Test
    void nameAndNumberAloneOpenNothingAndSayNothing() {
        assertThat(listed(newDevice)).containsExactly(now);
        assertThat(unreadable(newDevice)).isEqualTo(Code.NO_CONVERSATION);
        record();
        assertThat(newDevice.heard(ToCustomer.CodeAwaited.class)).isEmpty();
        newDevice.say(new LookingBack.EnterCode("guess", now, "123456"));
        assertThat(newDevice
                        .hear(Refused.class, frame -> "guess".equals(frame.id()))
                        .code())
                .isEqualTo(Code.NO_CODE);
    }

    @Test
    void theRightCodeOpensThemForThisDeviceUntilItIsTakenBackWhateverBecomesOfTheArchive() throws Exception {
        OfRecords.Known before = record();
        assertThat(before).returns(1L, OfRecords.Known::consultations).returns(false, OfRecords.Known::readable);
        OfRecords.CodeMade made = code();
        assertThat(newDevice.hear(ToCustomer.CodeAwaited.class)).returns(5, ToCustomer.CodeAwaited::tries);
        assertThat(types(wrong(made.code()))).returns(false, ToCustomer.CodeChecked::granted);
        assertThat(counsellor.hear(OfRecords.CodeState.class))
                .returns(4, OfRecords.CodeState::tries)
                .returns(false, OfRecords.CodeState::granted);
        assertThat(unreadable(newDevice)).isEqualTo(Code.NO_CONVERSATION);
        assertThat(types(made.code()).granted()).isTrue();
        counsellor.hear(OfRecords.CodeState.class, OfRecords.CodeState::granted);
        assertThat(listed(newDevice)).containsExactly(now, earlier);
        assertThat(unreadable(newDevice)).isNull();
        assertThat(record().readable()).isTrue();

        startsAnewWithoutItsArchive();
        assertThat(listed(newDevice)).containsExactly(now, earlier);
        counsellor.say(new Granting.Revoke("back", now, before.customer()));
        counsellor.acknowledged("back");
        assertThat(listed(newDevice)).containsExactly(now);
        assertThat(unreadable(newDevice)).isEqualTo(Code.NO_CONVERSATION);
        assertThat(record().readable()).isFalse();
    }

    private void startsAnewWithoutItsArchive() throws Exception {
        newDevice.close();
        counsellor.close();
        server.close();
        Broken.deleted(folder.resolve("archive"));
        server = started();
        counsellor = signedIn();
        newDevice = new CustomerClient(server.socketPort());
        assertThat(newDevice.hello(token, 0, 0).conversationFollows()).isTrue();
        await().until(() -> unreadable(newDevice) == null);
    }

    @Test
    void fiveWrongOnesUseItUpAndOneOfAnotherConversationIsNone() {
        OfRecords.CodeMade made = code();
        for (int left = TRIES - 1; left >= 0; left--) {
            assertThat(types(wrong(made.code())).tries()).isEqualTo(left);
        }
        newDevice.say(new LookingBack.EnterCode("late", now, made.code()));
        assertThat(newDevice
                        .hear(Refused.class, frame -> "late".equals(frame.id()))
                        .code())
                .isEqualTo(Code.NO_CODE);
        OfRecords.CodeMade another = code();
        try (CustomerClient stranger = new CustomerClient(server.socketPort())) {
            stranger.join("민지", "나도 민지예요");
            long own = stranger.conversation().conversation();
            stranger.say(new LookingBack.EnterCode("theirs", now, another.code()));
            assertThat(stranger.hear(Refused.class, frame -> "theirs".equals(frame.id()))
                            .code())
                    .isEqualTo(Code.OVER);
            stranger.say(new LookingBack.EnterCode("own", own, another.code()));
            assertThat(stranger.hear(Refused.class, frame -> "own".equals(frame.id()))
                            .code())
                    .isEqualTo(Code.NO_CODE);
        }
        assertThat(types(another.code()).granted()).isTrue();
    }

    @Test
    void aDeviceThatForgetsItsCustomerReadsNothingMore() {
        assertThat(types(code().code()).granted()).isTrue();
        newDevice.say(new LookingBack.Forget("forget"));
        newDevice.acknowledged("forget");
        assertThat(listed(newDevice)).containsExactly(now);
        assertThat(unreadable(newDevice)).isEqualTo(Code.NO_CONVERSATION);
    }

    @Test
    void theCodeIsNotWrittenInTheConversationByEitherSide() {
        String code = code().code();
        counsellor.say(new FromCounsellor.Say("told", now, "번호는 " + code + "입니다"));
        assertThat(counsellor.refused("told").code()).isEqualTo(Code.CODE_IN_TEXT);
        for (String text : List.of(code, wrong(code))) {
            newDevice.say(new FromCustomer.Say("say-" + text, now, text));
            assertThat(newDevice
                            .hear(Refused.class, frame -> ("say-" + text).equals(frame.id()))
                            .code())
                    .as("right or wrong, the answer is the same")
                    .isEqualTo(Code.CODE_IN_TEXT);
        }
        assertThat(types(code).granted()).isTrue();
        newDevice.say("고맙습니다");
    }

    @Test
    void nobodyMakesACodeForAConversationOfAColleagueOrARecordOfAnotherNumber() throws Exception {
        long record = record().customer();
        counsellor.say(new Granting.MakeCode("none", now, record + 100));
        assertThat(counsellor.refused("none").code()).isEqualTo(Code.FORBIDDEN);
        server.addAccount("Minho", Role.COUNSELLOR, PASSWORD);
        try (CounsellorClient colleague = new CounsellorClient(server.socketPort())) {
            colleague.signIn("Minho", PASSWORD);
            colleague.say(new Granting.MakeCode("theirs", now, record));
            assertThat(colleague.refused("theirs").code()).isEqualTo(Code.OVER);
        }
    }
}
