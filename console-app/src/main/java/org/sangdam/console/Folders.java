package org.sangdam.console;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where this user's configuration and data belong on this system. */
record Folders(Path configuration, Path data) {
    static Folders of(String system, Path home, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            Path roaming = path(environment, "APPDATA", home.resolve("AppData/Roaming"));
            Path local = path(environment, "LOCALAPPDATA", home.resolve("AppData/Local"));
            return new Folders(roaming.resolve("Sangdam"), local.resolve("Sangdam"));
        }
        if (name.startsWith("mac")) {
            Path support = home.resolve("Library/Application Support/Sangdam");
            return new Folders(support, support.resolve("data"));
        }
        return new Folders(
                path(environment, "XDG_CONFIG_HOME", home.resolve(".config")).resolve("sangdam"),
                path(environment, "XDG_DATA_HOME", home.resolve(".local/share")).resolve("sangdam"));
    }

    private static Path path(Map<String, String> environment, String name, Path otherwise) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? otherwise : Path.of(value);
    }
}
