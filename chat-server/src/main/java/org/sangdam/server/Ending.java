package org.sangdam.server;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a process ends that nobody has asked to: surely, and without acknowledging anything that is not on the disk. */
final class Ending {
    private static final Logger LOG = LoggerFactory.getLogger(Ending.class);
    /** As the JVM's own option does. */
    private static final int OUT_OF_MEMORY = 3;
    /** EX_IOERR of sysexits.h. */
    private static final int FAILED = 74;

    private static final long SECONDS = 15;

    private Ending() {}

    /** The status of a process that ends by this failure: whoever has noticed it, a lack of memory is one. */
    static int statusOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                return OUT_OF_MEMORY;
            }
        }
        return FAILED;
    }

    /** The process has this status in a while, whatever may hang in it. */
    static void atLast(int status) {
        Thread end = new Thread(
                () -> {
                    try {
                        TimeUnit.SECONDS.sleep(SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    Runtime.getRuntime().halt(status);
                },
                "end");
        end.setDaemon(true);
        end.start();
    }

    /**
     * Without memory any thread may be the next to die, and nobody knows which: better a new start. No hooks, they would
     * need memory. {@code -XX:+ExitOnOutOfMemoryError} does the same, and sees too what somebody catches on its way.
     */
    static void whenOutOfMemory() {
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
            if (!(thrown instanceof OutOfMemoryError)) {
                LOG.error("A thread has ended", thrown);
                return;
            }
            try {
                System.err.println("Sangdam stops: its memory is used up");
            } finally {
                Runtime.getRuntime().halt(OUT_OF_MEMORY);
            }
        });
    }
}
