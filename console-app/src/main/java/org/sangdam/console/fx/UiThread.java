package org.sangdam.console.fx;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/** The one gate to the UI thread: what is given here runs there, later and in order. Any thread. */
public final class UiThread implements Executor {
    @Override
    public void execute(Runnable task) {
        Platform.runLater(task);
    }
}
