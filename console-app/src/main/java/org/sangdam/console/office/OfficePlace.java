package org.sangdam.console.office;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.sangdam.server.Outside;
import org.sangdam.server.ServerConfig;

/**
 * Where the service inside this program keeps its data and where it listens.
 *
 * @param bind null for this machine only
 * @param demo whether the folder is a demonstration's
 * @param sites other websites that may show the customers' page in a frame
 */
public record OfficePlace(Path dataDir, String bind, int httpPort, int socketPort, boolean demo, List<String> sites) {
    ServerConfig config() {
        return new ServerConfig(
                dataDir.toAbsolutePath().normalize(),
                bind == null ? ServerConfig.LOOPBACK : bind,
                httpPort,
                socketPort,
                demo,
                new Outside(null, List.of(), Map.of(), sites));
    }
}
