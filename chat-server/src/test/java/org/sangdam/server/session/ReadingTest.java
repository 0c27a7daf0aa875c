package org.sangdam.server.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sangdam.server.protocol.Code;
import org.slf4j.LoggerFactory;

/** Questions without an archive: what matters here is who waits for whom, and what is said of it. */
class ReadingTest {
    private final ExecutorService quick = Executors.newFixedThreadPool(1);
    private final ExecutorService searching = Executors.newFixedThreadPool(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<String> answers = new CopyOnWriteArrayList<>();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(Reading.class);

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void close() {
        logger.detachAppender(log);
        end.countDown();
        quick.shutdown();
        searching.shutdown();
    }

    @Test
    void nobodyWaitsForThoseWhoSearchEverything() {
        Reading reading = reading(new Readers(quick, minutes(1)), new Readers(searching, minutes(1)));
        for (int search = 0; search < 12; search++) {
            reading.search(archive -> untilTheEnd(), answers::add, unread -> {});
        }
        reading.ask(archive -> "welcome", answers::add, unread -> {});
        await().untilAsserted(() -> assertThat(answers).containsExactly("welcome"));
    }

    @Test
    void whoeverAsksIsAnsweredInTimeHoweverLongItTakesToRead() {
        Reading reading = reading(new Readers(quick, Duration.ofMillis(200)), new Readers(searching, minutes(1)));
        for (int question = 0; question < 2; question++) {
            reading.ask(
                    archive -> untilTheEnd(),
                    answers::add,
                    unread -> answers.add(unread.code().name()));
        }
        await().untilAsserted(() -> assertThat(answers).containsExactly("FAILED", "FAILED"));
    }

    @Test
    void aTroubleIsLoggedOnceAndItsEndToo() {
        Reading reading = reading(new Readers(Runnable::run, minutes(1)), new Readers(searching, minutes(1)));
        for (int round = 0; round < 2; round++) {
            for (int question = 0; question < 10; question++) {
                reading.ask(
                        archive -> refused(),
                        found -> {},
                        unread -> assertThat(unread.code()).isEqualTo(Code.FAILED));
            }
            reading.ask(archive -> "found", found -> {}, unread -> {});
            reading.ask(archive -> "found", found -> {}, unread -> {});
        }
        assertThat(log.list)
                .extracting(ILoggingEvent::getLevel)
                .containsExactly(Level.ERROR, Level.INFO, Level.ERROR, Level.INFO);
    }

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }

    private static Reading reading(Readers quick, Readers searching) {
        return new Reading(
                null, () -> 0, position -> CompletableFuture.completedFuture(null), Runnable::run, quick, searching);
    }

    private String untilTheEnd() {
        try {
            end.await();
            return "found";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String refused() {
        throw new RejectedExecutionException();
    }
}
