package org.sangdam.server;

import java.time.Duration;
import org.sangdam.server.session.Patience;
import picocli.CommandLine.Option;

/** How long the service waits for people. */
final class PatienceOptions {
    @Option(
            names = "--grace",
            paramLabel = "SECONDS",
            defaultValue = "${env:SANGDAM_GRACE:-" + Patience.GRACE + "}",
            description = "After so long without a sign of a counsellor their customers go back to the list"
                    + " (SANGDAM_GRACE; ${DEFAULT-VALUE}).")
    private int grace;

    @Option(
            names = "--longest-wait",
            paramLabel = "SECONDS",
            defaultValue = "${env:SANGDAM_LONGEST_WAIT:-" + Patience.LONGEST_WAIT + "}",
            description = "After so long on the list a customer is an alarm on every console"
                    + " (SANGDAM_LONGEST_WAIT; ${DEFAULT-VALUE}).")
    private int longestWait;

    Patience patience() {
        return Patience.of(Duration.ofSeconds(Math.max(0, grace)), Duration.ofSeconds(Math.max(1, longestWait)));
    }
}
