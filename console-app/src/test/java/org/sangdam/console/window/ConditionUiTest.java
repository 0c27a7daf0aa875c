package org.sangdam.console.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.console.ConsoleWindow;
import org.sangdam.console.fx.Language;
import org.sangdam.console.link.ScriptedOffice;
import org.sangdam.server.protocol.ToCounsellor;

/** What a counsellor sees when something is wrong with the service itself. */
class ConditionUiTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ToCounsellor.Condition WELL = new ToCounsellor.Condition(true, 100, null, 0);

    @TempDir
    Path folder;

    private ScriptedOffice service;
    private ConsoleWindow console;

    @BeforeEach
    void open() throws Exception {
        service = new ScriptedOffice();
        service.answer((small, frame) -> {
            if (frame == null) {
                small.send(WELL);
                small.send(new ToCounsellor.WaitingList(1, List.of(), false));
            }
        });
        console = new ConsoleWindow(service.address(), folder);
        console.signIn("김상담", "a long password");
        await().atMost(PATIENCE).until(() -> console.seen(".waiting"));
    }

    @AfterEach
    void close() {
        console.close();
        service.close();
    }

    @Test
    void nothingIsShownWhileAllIsWell() {
        assertThat(console.texts(".condition")).isEmpty();
    }

    @Test
    void everythingThatIsWrongIsSaidAndGoesWithItsCause() {
        service.send(new ToCounsellor.Condition(false, 62, new ToCounsellor.Unattended(4, 0), 2));
        await().atMost(PATIENCE).until(() -> console.texts(".condition").size() == 4);
        assertThat(console.texts(".condition"))
                .anyMatch(text -> text.startsWith("저장할 수 없어요"))
                .anyMatch(text -> text.startsWith("고객 4명이"))
                .anyMatch(text -> text.contains("2명이 어느 상담사의 화면에도"))
                .anyMatch(text -> text.contains("(62%)"));

        console.run(() -> console.appearance().texts().language().set(Language.EN));
        assertThat(console.texts(".condition")).anyMatch(text -> text.startsWith("4 customers are waiting and nobody"));

        service.send(WELL);
        await().atMost(PATIENCE).until(() -> console.texts(".condition").isEmpty());
    }

    @Test
    void howTheServiceStandsIsNotKnownWhileTheConnectionIsLost() {
        service.send(new ToCounsellor.Condition(false, 100, null, 0));
        await().atMost(PATIENCE).until(() -> console.texts(".condition").size() == 1);
        service.freeze();
        service.cut();
        await().atMost(PATIENCE).until(() -> console.texts(".condition").isEmpty());
    }
}
