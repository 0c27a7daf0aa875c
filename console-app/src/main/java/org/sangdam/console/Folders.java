package org.sangdam.console;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where this user's configuration and data belong on this system.
 *
 * @param data the folder that the service takes too when it runs alone
 * @param demo the folder of the demonstration
 */
record Folders(Path configuration, Path data, Path demo) {
    static Folders of(String system, Path home, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            Path roaming = path(environment, "APPDATA", home.resolve("AppData/Roaming"));
            return of(roaming.resolve("Sangdam"), home);
        }
        if (name.startsWith("mac")) {
            return of(home.resolve("Library/Application Support/Sangdam"), home);
        }
        return of(path(environment, "XDG_CONFIG_HOME", home.resolve(".config")).resolve("sangdam"), home);
    }

    private static Folders of(Path configuration, Path home) {
        return new Folders(configuration, home.resolve(".sangdam"), home.resolve(".sangdam-demo"));
    }

    private static Path path(Map<String, String> environment, String name, Path otherwise) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? otherwise : Path.of(value);
    }
}
