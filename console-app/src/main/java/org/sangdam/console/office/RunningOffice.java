package org.sangdam.console.office;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.sangdam.console.link.Address;
import org.sangdam.server.Customers;
import org.sangdam.server.SetUpException;
import org.sangdam.server.StartupException;

/** An office whose service runs. Set-up and close may block: never on the UI thread. */
interface RunningOffice extends AutoCloseable {
    /** Where consoles connect. */
    Address address();

    boolean needsSetUp();

    void setUp(String office, String administrator, String password) throws SetUpException;

    /** Whom to sign in without asking; only in a demonstration. */
    Optional<Credentials> guest();

    /** Those who wait and those who talk, as they were a second ago. Any thread; does not block. */
    Customers customers();

    /** Completes when the service can go on no longer. */
    CompletableFuture<Exception> failed();

    @Override
    void close();

    /** Starts its service. */
    @FunctionalInterface
    interface Opening {
        RunningOffice open() throws StartupException;
    }
}
