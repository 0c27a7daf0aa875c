package org.sangdam.server.client;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * How long a test waits for a state that has to come: so long that a machine with ten times its work still reaches it. Found
 * by JUnit itself; an {@code await()} without a limit of its own has this one.
 */
public final class Patience implements BeforeAllCallback {
    public static final Duration LIMIT = Duration.ofSeconds(60);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(LIMIT);
    }
}
