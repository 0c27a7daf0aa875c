package org.sangdam.console.fx;

import javafx.application.Platform;
import javafx.scene.input.KeyCode;

/** Whether letters come out as capitals. UI thread. */
public final class CapsLock {
    private CapsLock() {}

    /** False where the system does not tell. */
    public static boolean on() {
        return Platform.isKeyLocked(KeyCode.CAPS).orElse(false);
    }
}
