package org.sangdam.server;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the office is. */
final class DataDirOption {
    @Option(
            names = "--data-dir",
            paramLabel = "FOLDER",
            defaultValue = "${env:SANGDAM_DATA_DIR}",
            description = "The folder that holds everything (SANGDAM_DATA_DIR; otherwise .sangdam in your home).")
    private Path folder;

    Path folder() {
        return (folder == null ? Path.of(System.getProperty("user.home"), ".sangdam") : folder)
                .toAbsolutePath()
                .normalize();
    }
}
