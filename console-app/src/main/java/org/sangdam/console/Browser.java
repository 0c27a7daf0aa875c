package org.sangdam.console;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.sangdam.console.fx.Notices;
import org.sangdam.console.fx.Texts;

/**
 * Opens an address with the programs of a Linux desktop, and says so if none of them can: JavaFX itself would keep silent.
 * UI thread.
 */
final class Browser implements Consumer<String> {
    /** The desktop's own choice first. */
    static final List<String> USUAL = List.of("xdg-open", "firefox", "google-chrome", "chromium");

    private final List<String> programs;
    private final Texts texts;
    private final Notices notices;
    private final Executor ui;

    /** @param programs are tried in this order */
    Browser(List<String> programs, Texts texts, Notices notices, Executor ui) {
        this.programs = programs;
        this.texts = texts;
        this.notices = notices;
        this.ui = ui;
    }

    @Override
    public void accept(String address) {
        for (String program : programs) {
            try {
                new ProcessBuilder(program, address)
                        .redirectOutput(Redirect.DISCARD)
                        .redirectError(Redirect.DISCARD)
                        .start()
                        .onExit()
                        .thenAccept(ended -> ui.execute(() -> judge(ended.exitValue(), address)));
                return;
            } catch (IOException notThere) {
                // The next one may be there.
                continue;
            }
        }
        judge(1, address);
    }

    private void judge(int exit, String address) {
        if (exit != 0) {
            notices.warn(texts.text("browser.none", address));
        }
    }
}
