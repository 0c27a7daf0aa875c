package org.sangdam.server.crash;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Everybody: customers who ask, wait, talk, leave and come again, and counsellors who pick, answer and end. All of them on
 * one thread, so that they need no locks and follow from one seed as far as the network lets them.
 */
final class Crowd implements AutoCloseable {
    private static final int CUSTOMER_MILLIS = 1_000;
    private static final int CONSOLE_MILLIS = 100;

    private final ScheduledThreadPoolExecutor thread =
            new ScheduledThreadPoolExecutor(1, task -> new Thread(task, "crowd"));
    private final ExecutorService network = Executors.newCachedThreadPool(task -> new Thread(task, "crowd-network"));
    private final HttpClient sockets = HttpClient.newBuilder().executor(network).build();
    private final List<Page> pages = new ArrayList<>();
    private final List<Console> consoles = new ArrayList<>();
    private final Book book = new Book();
    private final Size size;
    private final Random dice;
    private final int port;
    private boolean busy;
    private volatile boolean talkative;

    /**
     * @param conversations at once
     * @param waiting customers beside them
     * @param counsellors who share the conversations
     */
    record Size(int conversations, int waiting, int counsellors) {}

    Crowd(Size size, int port, long seed, String password) {
        this.size = size;
        this.port = port;
        this.dice = new Random(seed);
        for (int customer = 0; customer < size.conversations() + size.waiting(); customer++) {
            pages.add(new Page(this, customer));
        }
        for (int counsellor = 0; counsellor < size.counsellors(); counsellor++) {
            consoles.add(new Console(this, counsellor, password));
        }
    }

    /** The name of a counsellor's account. */
    static String account(int counsellor) {
        return "Seongmin Oh " + counsellor;
    }

    /** Everybody connects and begins. */
    void come() {
        execute(() -> {
            busy = true;
            consoles.forEach(console -> console.line().connect());
            pages.forEach(page -> page.line().connect());
            consoles.forEach(console -> again(console::act, CONSOLE_MILLIS));
            pages.forEach(page -> again(page::act, CUSTOMER_MILLIS));
        });
    }

    private void again(Runnable act, int millis) {
        later(millis / 2 + dice.nextInt(millis), () -> {
            if (busy) {
                act.run();
            }
            again(act, millis);
        });
    }

    /** Everybody does something in this moment, counsellors as much as they have customers. */
    void everybodyAtOnce() {
        execute(() -> {
            pages.forEach(Page::act);
            consoles.forEach(console -> {
                for (int i = 0; i < capacity(); i++) {
                    console.act();
                }
            });
        });
    }

    /** Whether people begin anything new. */
    void busy(boolean now) {
        execute(() -> busy = now);
    }

    /** Whether everybody writes at length, to fill the journal. */
    void talkative(boolean now) {
        talkative = now;
    }

    boolean talkative() {
        return talkative;
    }

    /** Everybody makes a new connection, as after a reload of the page. */
    void reconnect() {
        ask(() -> {
            consoles.forEach(console -> console.line().renew());
            pages.forEach(page -> page.line().renew());
            return null;
        });
    }

    /** Who has not been let in again. */
    List<String> away() {
        return ask(() -> Stream.concat(
                        consoles.stream().filter(console -> !console.up()).map(Console::underWay),
                        pages.stream().filter(page -> !page.up()).map(Page::underWay))
                .toList());
    }

    /** How many talk now. */
    int talking() {
        return ask(() ->
                consoles.stream().mapToInt(console -> console.own().size()).sum());
    }

    /** What two sides see differently, empty if all is well; while nothing is under way. */
    List<String> differences() {
        return ask(() -> new Differences(pages, consoles).found());
    }

    /** The book, when the crowd has stopped writing in it. */
    Book book() {
        return book;
    }

    int toWait() {
        return size.waiting();
    }

    /** Of one counsellor. */
    int capacity() {
        return size.conversations() / size.counsellors() + 1;
    }

    int port() {
        return port;
    }

    Random dice() {
        return dice;
    }

    HttpClient sockets() {
        return sockets;
    }

    void execute(Runnable task) {
        later(0, task);
    }

    void later(long millis, Runnable task) {
        thread.schedule(() -> guarded(task), millis, TimeUnit.MILLISECONDS);
    }

    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            book.wrong("somebody in the crowd could not go on: " + e);
        }
    }

    <T> T ask(Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, thread).join();
    }

    /** Everybody goes away without a word. */
    @Override
    public void close() {
        ask(() -> {
            busy = false;
            consoles.forEach(console -> console.line().close());
            pages.forEach(page -> page.line().close());
            return null;
        });
        thread.shutdownNow();
        network.shutdown();
    }
}
