package org.sangdam.server;

import java.util.List;
import java.util.Map;
import org.sangdam.server.limit.Limit;
import picocli.CommandLine.Option;

/** Who may come, by what way, and how much they may use. */
final class OutsideOptions {
    @Option(
            names = "--public-url",
            paramLabel = "URL",
            defaultValue = "${env:SANGDAM_PUBLIC_URL}",
            description = "Address of the reverse proxy that page and sockets are behind, as https://chat.example.com"
                    + " (SANGDAM_PUBLIC_URL; there is none).")
    private String publicUrl;

    @Option(
            names = "--trusted-proxy",
            paramLabel = "ADDRESS",
            split = ",",
            defaultValue = "${env:SANGDAM_TRUSTED_PROXY}",
            description = "Reverse proxy, or network of them (10.0.0.0/8), whose X-Forwarded-For is believed"
                    + " (SANGDAM_TRUSTED_PROXY, with commas; nobody).")
    private List<String> trustedProxies = List.of();

    @Option(
            names = "--embed-on",
            paramLabel = "SITE",
            split = ",",
            defaultValue = "${env:SANGDAM_EMBED_ON}",
            description = "Website that may show the customers' page in a frame, as https://www.example.com"
                    + " (SANGDAM_EMBED_ON, with commas; none).")
    private List<String> sites = List.of();

    @Option(
            names = "--limit",
            paramLabel = "NAME=FIGURE",
            split = ",",
            defaultValue = "${env:SANGDAM_LIMITS}",
            description = "What one address, customer or name may use, 0 for no limit (SANGDAM_LIMITS, with commas;"
                    + " see the README): ${COMPLETION-CANDIDATES}.")
    private Map<Limit, Integer> limits = Map.of();

    Outside outside() {
        return new Outside(publicUrl, trustedProxies, limits, sites);
    }
}
