package org.sangdam.console.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.console.fx.Language;
import org.sangdam.console.fx.Texts;
import org.sangdam.console.link.Address;
import org.sangdam.console.link.OneThread;
import org.sangdam.console.people.Customer;
import org.sangdam.server.Customers;
import org.sangdam.server.SetUpException;
import org.sangdam.server.protocol.Code;

class EmbeddedOfficeTest {
    private static final Credentials ADMINISTRATOR = new Credentials("이관리", "바다 건너 세 마리 고래");

    @TempDir
    Path folder;

    private final OneThread ui = new OneThread();
    private EmbeddedOffice office;

    @BeforeEach
    void place() {
        office =
                EmbeddedOffice.at(new OfficePlace(folder.resolve("office"), null, 0, 0, false, List.of()), ui.executor);
    }

    @AfterEach
    void end() {
        office.endNow();
        ui.close();
    }

    private void start() {
        ui.run(office::start);
    }

    private void await(OfficeState state) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> ui.get(() -> office.state().get()) == state);
    }

    private void setUp() {
        ui.get(() -> office.setUp("한빛상담센터", ADMINISTRATOR)).join();
    }

    @Test
    void theFirstRunAsksForSetUpAndTheNextOneDoesNot() {
        start();
        await(OfficeState.SET_UP);
        setUp();
        await(OfficeState.OPEN);
        assertThat(ui.get(office::guest)).contains(ADMINISTRATOR);
        assertThat(ui.get(office::guest)).as("told once").isEmpty();
        close();

        office =
                EmbeddedOffice.at(new OfficePlace(folder.resolve("office"), null, 0, 0, false, List.of()), ui.executor);
        start();
        await(OfficeState.OPEN);
        assertThat(ui.get(office::guest)).isEmpty();
    }

    @Test
    void whoWaitsIsKnownBeforeTheServiceEndsAndNobodyAfterwards() {
        start();
        await(OfficeState.SET_UP);
        setUp();
        await(OfficeState.OPEN);
        assertThat(office.waiting()).isZero();
        try (Customer customer = new Customer(ui.get(office::address).port())) {
            customer.asks("김하늘", "010-1234-5678", "general", "안녕하세요");
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> office.waiting() == 1);
        }
        assertThat(office.talking()).isZero();
        close();
        assertThat(office.waiting()).isZero();
    }

    @Test
    void aRefusedSetUpLeavesTheOfficeAsItWas() {
        start();
        await(OfficeState.SET_UP);
        CompletableFuture<Void> answer = ui.get(() -> office.setUp("한빛상담센터", new Credentials("이관리", "짧다")));
        assertThat(answer)
                .failsWithin(Duration.ofSeconds(60))
                .withThrowableThat()
                .havingCause()
                .isInstanceOfSatisfying(
                        SetUpException.class,
                        refused -> assertThat(refused.code()).isEqualTo(Code.BAD_PASSWORD));
        await(OfficeState.SET_UP);
        setUp();
        await(OfficeState.OPEN);
    }

    @Test
    void aPortInUseIsToldAndCanBeTriedAgain() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            office = EmbeddedOffice.at(
                    new OfficePlace(folder.resolve("office"), null, other.getLocalPort(), 0, false, List.of()),
                    ui.executor);
            start();
            await(OfficeState.FAILED);
            Trouble trouble = ui.get(office::trouble);
            assertThat(trouble.line()).contains("--http-port").doesNotContain("Exception");
            assertThat(trouble.sentence(new Texts(Language.KO)))
                    .contains("--http-port")
                    .contains(String.valueOf(other.getLocalPort()));
            assertThat(trouble.detail(new Texts(Language.KO))).as("all is said").isEmpty();
        }
        start();
        await(OfficeState.SET_UP);
    }

    @Test
    void aFolderInUseIsTold() {
        start();
        await(OfficeState.SET_UP);
        EmbeddedOffice second =
                EmbeddedOffice.at(new OfficePlace(folder.resolve("office"), null, 0, 0, false, List.of()), ui.executor);
        ui.run(second::start);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> ui.get(() -> second.state().get()) == OfficeState.FAILED);
        assertThat(second.trouble().commandLine(new Texts(Language.EN))).contains("--data-dir");
        assertThat(second.trouble().commandLine(new Texts(Language.KO)))
                .contains("--data-dir")
                .contains("폴더");
        assertThat(second.trouble().detail(new Texts(Language.KO))).isEqualTo("데이터 폴더: " + folder.resolve("office"));
        assertThat(second.trouble().detail(new Texts(Language.EN))).contains("is in use by another running Sangdam");
        second.endNow();
    }

    @Test
    void aFolderThatIsAFileIsTold() throws Exception {
        Files.writeString(folder.resolve("office"), "not a folder");
        start();
        await(OfficeState.FAILED);
        assertThat(ui.get(office::trouble).line()).contains("--data-dir");
    }

    @Test
    void aDemonstrationIsSetUpByItselfAndOpensAgain() {
        OfficePlace place = new OfficePlace(folder.resolve("demo"), null, 0, 0, true, List.of());
        office = EmbeddedOffice.at(place, ui.executor);
        start();
        await(OfficeState.OPEN);
        Optional<Credentials> first = ui.get(office::guest);
        assertThat(first).isPresent();
        close();

        office = EmbeddedOffice.at(place, ui.executor);
        start();
        await(OfficeState.OPEN);
        assertThat(ui.get(office::guest)).isEqualTo(first);
        assertThat(first.get().toString()).doesNotContain(first.get().password());
    }

    @Test
    void aRealOfficeIsNeverOpenedAsADemonstration() {
        start();
        await(OfficeState.SET_UP);
        close();
        office = EmbeddedOffice.at(new OfficePlace(folder.resolve("office"), null, 0, 0, true, List.of()), ui.executor);
        start();
        await(OfficeState.FAILED);
    }

    @Test
    void anEndThatHangsIsNotWaitedForLongerThanPatience() {
        CountDownLatch never = new CountDownLatch(1);
        office = new EmbeddedOffice(() -> new Stub(never), ui.executor, Duration.ofMillis(200));
        start();
        await(OfficeState.OPEN);
        close();
        await(OfficeState.CLOSED);
        never.countDown();
    }

    @Test
    void aServiceThatFailsIsOpenedAnew() {
        CountDownLatch open = new CountDownLatch(0);
        Stub first = new Stub(open);
        Stub second = new Stub(open);
        Iterator<RunningOffice> services = List.<RunningOffice>of(first, second).iterator();
        office = new EmbeddedOffice(services::next, ui.executor, Duration.ofSeconds(5));
        start();
        await(OfficeState.OPEN);
        first.failed().complete(new IllegalStateException("the disk is gone"));
        Awaitility.await().until(first.closed::isDone);
        await(OfficeState.OPEN);
        Awaitility.await().until(() -> !services.hasNext());
        assertThat(second.closed).isNotDone();
    }

    @Test
    void aServiceThatFailsAndHangsIsTold() {
        CountDownLatch never = new CountDownLatch(1);
        Stub hanging = new Stub(never);
        office = new EmbeddedOffice(() -> hanging, ui.executor, Duration.ofMillis(200));
        start();
        await(OfficeState.OPEN);
        hanging.failed().complete(new IllegalStateException("the desk hangs"));
        await(OfficeState.FAILED);
        never.countDown();
    }

    @Test
    void closingTwiceIsClosingOnce() {
        start();
        await(OfficeState.SET_UP);
        CompletableFuture<Void> once = ui.get(office::close);
        assertThat(ui.get(office::close)).isSameAs(once);
        once.join();
        await(OfficeState.CLOSED);
    }

    private void close() {
        assertThat(ui.get(office::close)).succeedsWithin(Duration.ofSeconds(60));
    }

    /** A service that is open at once and ends when told. */
    private record Stub(CountDownLatch end, CompletableFuture<Exception> failed, CompletableFuture<Void> closed)
            implements RunningOffice {
        Stub(CountDownLatch end) {
            this(end, new CompletableFuture<>(), new CompletableFuture<>());
        }

        @Override
        public Address address() {
            return new Address("127.0.0.1", 1);
        }

        @Override
        public boolean needsSetUp() {
            return false;
        }

        @Override
        public void setUp(String office, String administrator, String password) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Customers customers() {
            return Customers.NONE;
        }

        @Override
        public Optional<Credentials> guest() {
            return Optional.empty();
        }

        @Override
        public void close() {
            try {
                end.await();
                closed.complete(null);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
