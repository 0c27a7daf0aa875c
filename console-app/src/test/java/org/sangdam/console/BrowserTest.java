package org.sangdam.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.sangdam.console.fx.Language;
import org.sangdam.console.fx.Notices;
import org.sangdam.console.fx.Texts;

@EnabledOnOs(OS.LINUX)
class BrowserTest {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Notices notices = new Notices(timer, timer);

    @AfterEach
    void stopTimer() {
        timer.shutdownNow();
    }

    @Test
    void whereNoProgramIsThereANoticeNamesTheAddress() {
        browse("no-such-browser");

        assertThat(notices.shown()).singleElement().matches(note -> note.text().contains("http://localhost:1/"));
    }

    @Test
    void whereTheProgramFailsANoticeSaysSoToo() {
        browse("no-such-browser", "false");

        await().untilAsserted(() -> assertThat(notices.shown()).hasSize(1));
    }

    private void browse(String... programs) {
        new Browser(List.of(programs), new Texts(Language.KO), notices, timer).accept("http://localhost:1/");
    }
}
