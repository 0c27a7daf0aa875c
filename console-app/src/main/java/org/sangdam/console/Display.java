package org.sangdam.console;

import java.util.Map;
import java.util.Properties;

/** Whether there is a screen to open a window on, as far as this can be told before JavaFX starts. */
final class Display {
    private Display() {}

    static boolean present(Properties system, Map<String, String> environment) {
        boolean needsVariable = system.getProperty("os.name", "").equals("Linux");
        boolean windowless = system.getProperty("glass.platform", "").equals("Monocle");
        return !needsVariable
                || windowless
                || !environment.getOrDefault("DISPLAY", "").isBlank()
                || !environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank();
    }
}
