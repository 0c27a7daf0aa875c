package org.sangdam.console.office;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sangdam.console.fx.Texts;
import org.sangdam.server.StartupException;

/**
 * Why the service could not start.
 *
 * @param line the service's own line; it names the option to change
 */
public record Trouble(String line) {
    private static final Pattern OPTION = Pattern.compile("--(data-dir|http-port|socket-port|bind)\\b");
    private static final Pattern PORT = Pattern.compile("\\bport (\\d+)", Pattern.CASE_INSENSITIVE);

    static Trouble of(Exception cause) {
        // Any other exception is a fault of ours: its message is for the log.
        return new Trouble(cause instanceof StartupException ? cause.getMessage() : "");
    }

    /** What is wrong and what to do, in the language of the moment. */
    public String sentence(Texts texts) {
        Matcher option = OPTION.matcher(line);
        if (!option.find()) {
            return texts.text("office.failed.other");
        }
        return switch (option.group(1)) {
            case "http-port" -> texts.text("office.failed.httpPort", port());
            case "socket-port" -> texts.text("office.failed.socketPort", port());
            case "bind" -> texts.text("office.failed.bind");
            default -> texts.text("office.failed.dataDir");
        };
    }

    private String port() {
        Matcher port = PORT.matcher(line);
        return port.find() ? port.group(1) : "";
    }
}
