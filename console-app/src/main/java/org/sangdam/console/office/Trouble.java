package org.sangdam.console.office;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sangdam.console.fx.Language;
import org.sangdam.console.fx.Texts;

/**
 * Why the service could not start.
 *
 * @param line the service's own line, which names the option to change; empty if it gave none
 */
public record Trouble(String line) {
    private static final Pattern OPTION = Pattern.compile("--(data-dir|http-port|socket-port|bind)\\b");
    private static final Pattern PORT = Pattern.compile("\\bport (\\d+)", Pattern.CASE_INSENSITIVE);

    /** A fault of ours: what is known of it stands in the log. */
    static Trouble unknown() {
        return new Trouble("");
    }

    /** One line for whoever started the program from a command line. */
    public String commandLine(Texts texts) {
        return line.isEmpty() || texts.language().get() == Language.KO ? sentence(texts) : line;
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
