package org.sangdam.server.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** When the service is killed. */
enum Moment {
    /** While everybody talks. */
    TALK {
        @Override
        void await(Path data, Crowd crowd, Random dice) throws InterruptedException {
            TimeUnit.MILLISECONDS.sleep(dice.nextInt(2_000));
        }
    },
    /** While everybody says something at once: in the middle of a batch, written or not. */
    BURST {
        @Override
        void await(Path data, Crowd crowd, Random dice) throws InterruptedException {
            crowd.everybodyAtOnce();
            TimeUnit.MILLISECONDS.sleep(dice.nextInt(100));
        }
    },
    /** While the archive's file is being written. */
    ARCHIVE {
        @Override
        void await(Path data, Crowd crowd, Random dice) {
            Path file = data.resolve("archive").resolve("sangdam.mv.db");
            FileTime before = written(file);
            soon().until(() -> !written(file).equals(before));
        }
    },
    /** While a new segment of the journal is made ready. */
    SEGMENT {
        @Override
        void await(Path data, Crowd crowd, Random dice) {
            long before = segments(data);
            crowd.talkative(true);
            try {
                soon().until(() -> segments(data) > before);
            } finally {
                crowd.talkative(false);
            }
        }
    },
    /** Before all have come back from the kill before. */
    RETURN {
        @Override
        void await(Path data, Crowd crowd, Random dice) throws InterruptedException {
            TimeUnit.MILLISECONDS.sleep(dice.nextInt(800));
        }
    },
    /** As TALK, and the next service once more before it is ready. */
    START {
        @Override
        void await(Path data, Crowd crowd, Random dice) throws InterruptedException {
            TALK.await(data, crowd, dice);
        }
    };

    /** Returns when it has come. */
    abstract void await(Path data, Crowd crowd, Random dice) throws InterruptedException;

    private static ConditionFactory soon() {
        return Awaitility.await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1));
    }

    private static FileTime written(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long segments(Path data) {
        try (Stream<Path> files = Files.list(data.resolve("journal"))) {
            return files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
