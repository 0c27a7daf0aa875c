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

    private static final Pattern FOLDER =
            Pattern.compile("The (?:folder|office in) (.+?) (?:is in use|cannot be|holds) ");

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

    /**
     * What else helps: the service's own line. It speaks English, so a Korean reader gets the folder that it is about; the
     * sentence has said the rest. Empty if there is nothing to add.
     */
    public String detail(Texts texts) {
        if (texts.language().get() == Language.KO && OPTION.matcher(line).find()) {
            Matcher folder = FOLDER.matcher(line);
            return folder.find() ? texts.text("office.failed.folder", folder.group(1)) : "";
        }
        return line.isEmpty() ? "" : texts.text("office.failed.detail", line);
    }

    private String port() {
        Matcher port = PORT.matcher(line);
        return port.find() ? port.group(1) : "";
    }
}
