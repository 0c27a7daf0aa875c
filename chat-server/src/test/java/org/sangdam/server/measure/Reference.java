package org.sangdam.server.measure;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/** The {@link ReferenceRelay} as a process of its own, with whoever calls it: the same people as the office's. */
final class Reference implements Load.Relay, AutoCloseable {
    private static final byte[] WELCOME = Texts.sought("welcome");
    private static final int AT_ONCE = 50;

    private final Process process;
    private final Gauge gauge;
    private final Crowd crowd;
    private final Set<Caller> consoles = new HashSet<>();
    private Caller[][] speakers;

    Reference(String... options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ReferenceRelay.class.getName()));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        gauge = new Gauge(process.pid());
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        crowd = new Crowd(Integer.parseInt(out.readLine().substring("port ".length())));
    }

    Gauge gauge() {
        return gauge;
    }

    /** Everybody into their rooms: a customer each, shared among a few consoles. */
    Reference enter(int rooms, int consoleCount, Caller.Ear ear) throws IOException {
        speakers = new Caller[rooms][2];
        List<Guest> counsellors = new ArrayList<>();
        for (int i = 0; i < consoleCount; i++) {
            int first = i;
            List<Integer> own = new ArrayList<>();
            for (int room = first; room < rooms; room += consoleCount) {
                own.add(room);
            }
            counsellors.add(new Guest(own, ear));
            crowd.call("/", counsellors.get(i));
        }
        List<Guest> customers = customers(rooms, ear);
        for (int room = 0; room < rooms; room++) {
            Guest counsellor = counsellors.get(room % consoleCount);
            counsellor.there.join();
            consoles.add(counsellor.caller);
            speakers[room] = new Caller[] {customers.get(room).caller, counsellor.caller};
        }
        return this;
    }

    /** Guests in a room each. */
    List<Guest> customers(int count, Caller.Ear ear) throws IOException {
        Semaphore window = new Semaphore(AT_ONCE);
        List<Guest> customers = new ArrayList<>();
        for (int room = 0; room < count; room++) {
            window.acquireUninterruptibly();
            Guest guest = new Guest(List.of(room), ear);
            guest.there.thenRun(window::release);
            crowd.call("/", guest);
            customers.add(guest);
        }
        window.acquireUninterruptibly(AT_ONCE);
        return customers;
    }

    @Override
    public void say(int room, int side, String id) {
        speakers[room][side].say("{\"type\":\"say\",\"conversation\":" + room + ",\"id\":\"" + id + "\",\"text\":\""
                + Load.TEXT + "\"}");
    }

    @Override
    public int side(Caller caller) {
        return consoles.contains(caller) ? 1 : 0;
    }

    @Override
    public void close() {
        crowd.close();
        process.destroyForcibly();
    }

    /** Enters rooms and is then left to whoever listens. */
    static final class Guest implements Caller.Ear {
        private final CompletableFuture<Void> there = new CompletableFuture<>();
        private final List<Integer> rooms;
        private final Caller.Ear ear;
        private Caller caller;
        private int entered;

        Guest(List<Integer> rooms, Caller.Ear ear) {
            this.rooms = rooms;
            this.ear = ear;
        }

        @Override
        public void opened(Caller opened) {
            caller = opened;
            rooms.forEach(room -> opened.say("{\"type\":\"enter\",\"conversation\":" + room + ",\"id\":\"e\"}"));
        }

        @Override
        public void heard(Caller from, byte[] bytes, int at, int length) {
            if (!Texts.isOf(WELCOME, bytes, at, length)) {
                ear.heard(from, bytes, at, length);
            } else if (++entered == rooms.size()) {
                there.complete(null);
            }
        }

        @Override
        public void ended(Caller from) {
            there.completeExceptionally(new IllegalStateException("a guest was sent away"));
            ear.ended(from);
        }
    }
}
