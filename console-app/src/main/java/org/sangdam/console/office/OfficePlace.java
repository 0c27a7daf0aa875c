package org.sangdam.console.office;

import java.nio.file.Path;
import org.sangdam.server.ServerConfig;

/**
 * Where the service inside this program keeps its data and where it listens.
 *
 * @param bind null for this machine only
 * @param demo whether the folder is a demonstration's
 */
public record OfficePlace(Path dataDir, String bind, int httpPort, int socketPort, boolean demo) {
    ServerConfig config() {
        return new ServerConfig(
                dataDir.toAbsolutePath().normalize(),
                bind == null ? ServerConfig.LOOPBACK : bind,
                httpPort,
                socketPort,
                demo);
    }
}
