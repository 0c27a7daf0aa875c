package org.sangdam.console;

import java.util.List;
import java.util.Locale;
import java.util.logging.Logger;
import javafx.application.Application;
import org.sangdam.console.fx.Language;
import org.sangdam.console.fx.Texts;
import picocli.CommandLine;

/** Where the program begins. It does not extend Application: on the class path Java refuses to start one that does. */
public final class Launcher {
    /** Held, since java.util.logging forgets a logger's settings with the logger. */
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private Launcher() {}

    public static void main(String[] arguments) {
        Texts texts = new Texts(Language.of(Locale.getDefault()));
        try {
            if (Options.parse(List.of(arguments), System.getenv()).help) {
                System.out.print(Options.usage());
                return;
            }
        } catch (CommandLine.ParameterException e) {
            fail(2, e.getMessage());
        }
        if (!Display.present(System.getProperties(), System.getenv())) {
            fail(1, texts.text("launcher.noDisplay"));
        }
        // The class path is how this program is meant to run; JavaFX warns of it each time.
        JAVAFX.setFilter(logged -> !logged.getMessage().startsWith("Unsupported JavaFX configuration"));
        try {
            Application.launch(ConsoleApp.class, arguments);
            // Whatever has not ended by now must not keep the program alive.
            System.exit(0);
        } catch (UnsupportedOperationException e) {
            fail(1, texts.text("launcher.noDisplay"));
        }
    }

    private static void fail(int status, String line) {
        System.err.println(line);
        System.exit(status);
    }
}
