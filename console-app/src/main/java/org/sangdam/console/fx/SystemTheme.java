package org.sangdam.console.fx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Whether the desktop around the console is light or dark. JavaFX 21 does not tell, so the system's own tool is asked every
 * few seconds, on the timer's thread, and only while somebody wants to follow it.
 */
public final class SystemTheme {
    private static final long EVERY_SECONDS = 5;

    private final Appearance appearance;
    private final List<String> question;

    /** @param system as {@code os.name} says */
    public SystemTheme(Appearance appearance, String system) {
        this.appearance = appearance;
        this.question = question(system.toLowerCase(Locale.ROOT));
    }

    public void watch(Executor ui, ScheduledExecutorService timer) {
        timer.scheduleWithFixedDelay(
                () -> {
                    if (appearance.following()) {
                        Theme now = dark(answer()) ? Theme.DARK : Theme.LIGHT;
                        ui.execute(() -> appearance.system().set(now));
                    }
                },
                0,
                EVERY_SECONDS,
                TimeUnit.SECONDS);
    }

    private static List<String> question(String system) {
        if (system.startsWith("windows")) {
            String themes = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize";
            return List.of("reg", "query", themes, "/v", "AppsUseLightTheme");
        }
        return system.startsWith("mac")
                ? List.of("defaults", "read", "-g", "AppleInterfaceStyle")
                : List.of("gsettings", "get", "org.gnome.desktop.interface", "color-scheme");
    }

    /** A desktop that cannot be asked counts as light. */
    static boolean dark(String answer) {
        String line = answer.toLowerCase(Locale.ROOT);
        return line.contains("dark")
                || line.contains("appsuselighttheme") && line.strip().endsWith("0x0");
    }

    private String answer() {
        try {
            Process asked =
                    new ProcessBuilder(question).redirectErrorStream(true).start();
            asked.getOutputStream().close();
            if (!asked.waitFor(1, TimeUnit.SECONDS)) {
                asked.destroyForcibly();
                return "";
            }
            return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
