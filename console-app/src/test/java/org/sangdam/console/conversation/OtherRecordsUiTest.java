package org.sangdam.console.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.console.ConsoleWindow;
import org.sangdam.console.link.ScriptedOffice;
import org.sangdam.server.protocol.Ack;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Granting;
import org.sangdam.server.protocol.Kind;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.OfRecords;
import org.sangdam.server.protocol.Sender;
import org.sangdam.server.protocol.Status;
import org.sangdam.server.protocol.ToCounsellor;

/** A counsellor lets a customer's new device read what was said on another. */
class OtherRecordsUiTest {
    private static final long TALK = 5;
    private static final long BEFORE = 3;

    @TempDir
    private Path folder;

    private ScriptedOffice service;
    private ConsoleWindow console;
    private volatile boolean readable;

    @BeforeEach
    void signIn() throws Exception {
        service = new ScriptedOffice();
        service.answer(this::answer);
        console = new ConsoleWindow(service.address(), folder);
        console.signIn("김상담", "password");
        await().until(() -> console.there(".other-records .allow"));
        // However wide the window is that this machine gives us.
        console.run(() -> console.node(".conversation-tab .toggle-button", ToggleButton.class)
                .setSelected(true));
        await().until(() -> console.seen(".other-records .allow"));
    }

    @AfterEach
    void close() {
        console.close();
        service.close();
    }

    @Test
    void aCodeIsShownUntilTheCustomerHasTypedItAndWhatItOpenedCanBeTakenBack() {
        assertThat(console.texts(".other-records .record")).first().asString().startsWith("이하늘 · 2건 · 최근 ");
        assertThat(console.seen("#earlierCode")).isFalse();

        console.press(".other-records .allow");
        await().until(() -> console.seen("#earlierCode"));
        assertThat(console.text("#earlierCode")).isEqualTo("482 913");
        assertThat(console.get(() -> console.node("#earlierCode", Node.class).getAccessibleText()))
                .isEqualTo("고객에게 알려 줄 번호 4 8 2 9 1 3");
        assertThat(console.text("#earlierCodeState")).endsWith("5번 입력할 수 있어요.");

        service.send(new OfRecords.CodeState(TALK, BEFORE, false, 4));
        await().until(() -> console.text("#earlierCodeState").equals("틀린 번호가 입력됐어요. 4번 남았어요."));
        assertThat(console.seen("#earlierCode")).isTrue();

        readable = true;
        service.send(new OfRecords.CodeState(TALK, BEFORE, true, 0));
        await().until(() -> console.text("#earlierCodeState").equals("고객이 번호를 입력했어요. 이제 지난 상담을 볼 수 있어요."));
        assertThat(console.seen("#earlierCode")).isFalse();
        await().until(() -> console.seen(".other-records .revoke"));

        readable = false;
        console.press(".other-records .revoke");
        await().until(() -> console.seen(".other-records .allow"));
        assertThat(service.heard(Granting.Revoke.class))
                .singleElement()
                .returns(TALK, Granting.Revoke::conversation)
                .returns(BEFORE, Granting.Revoke::customer);
        assertThat(console.seen("#earlierCodeState")).isFalse();
    }

    @Test
    void aCodeThatWasGuessedAtTooOftenIsNoLongerShown() {
        console.press(".other-records .allow");
        await().until(() -> console.seen("#earlierCode"));
        service.send(new OfRecords.CodeState(TALK, BEFORE, false, 0));
        await().until(() -> !console.seen("#earlierCode"));
        assertThat(console.text("#earlierCodeState")).startsWith("틀린 번호가 다섯 번");
        assertThat(console.seen(".other-records .allow")).isTrue();
    }

    private void answer(ScriptedOffice there, FromCounsellor frame) {
        if (frame == null) {
            there.send(new ToCounsellor.WaitingList(1, List.of(), false));
            there.send(talk());
        } else if (frame instanceof FromCounsellor.History history) {
            there.send(new ToCounsellor.History(history.id(), List.of(), false));
        } else if (frame instanceof Granting.FindRecords find) {
            there.send(new OfRecords.Records(
                    find.id(), TALK, List.of(new OfRecords.Known(BEFORE, "이하늘", 2, 1_763_607_600_000L, readable))));
        } else if (frame instanceof Granting.MakeCode make) {
            there.send(
                    new OfRecords.CodeMade(make.id(), TALK, BEFORE, "482913", 5, System.currentTimeMillis() + 600_000));
        } else if (frame instanceof Granting.Revoke revoke) {
            there.send(new Ack(revoke.id(), 0, 0, 0));
        }
    }

    private static ToCounsellor.Conversation talk() {
        return new ToCounsellor.Conversation(
                TALK,
                Status.ACTIVE,
                ScriptedOffice.ME,
                "김상담",
                55,
                "이하늘",
                "010-1234-5678",
                "pay",
                "ko",
                false,
                500,
                900,
                0,
                0,
                0,
                2,
                List.of(
                        new Message(TALK, 1, "c-1", Kind.TEXT, Sender.CUSTOMER, null, "새 휴대폰이에요", 1_000),
                        new Message(TALK, 2, null, Kind.MATCHED, Sender.SYSTEM, "김상담", null, 1_000)));
    }
}
