package org.sangdam.console.demo;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.sangdam.server.protocol.Protocol;

/**
 * Keeps a waiting list alive: simulated customers come, wait, write, answer, leave and come again. From {@link #start} to
 * {@link #close}; all of it happens on one thread of its own.
 */
public final class DemoCustomers implements AutoCloseable {
    private static final List<String> LANGUAGES = List.of("ko", "en");
    /** Waiting customers: below the fewest somebody comes at once, above the most nobody. */
    private static final int FEWEST = 6;

    private static final int MOST = 10;
    private static final int AT_ONCE = 4;
    private static final double BEAT_SECONDS = 1.5;
    /** One in so many beats brings somebody although enough are waiting. */
    private static final int SELDOM = 12;
    /** One of so many newcomers is the last who went: they have forgotten something. */
    private static final int FORGETFUL = 4;

    private final URI address;
    private final RandomGenerator random;
    private final DemoTime time;
    private final Deque<Person> elsewhere = new ArrayDeque<>();
    private final Map<Repertoire, Deck<Dialogue>> questions = new HashMap<>();
    private final Set<Customer> here = new LinkedHashSet<>();

    /**
     * @param host where the service's sockets are, and {@code port} theirs
     * @param speed 1 for the pace of people, 20 for twenty times that
     * @param random the same dice give the same people: who was waiting when the last run ended waits on
     */
    public DemoCustomers(String host, int port, double speed, RandomGenerator random) {
        String name = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        this.address = URI.create("ws://" + name + ":" + port + Protocol.CUSTOMER_PATH);
        this.random = random;
        this.time = new DemoTime(speed);
    }

    public void start() {
        time.execute(() -> {
            List<Person> people =
                    People.all(LANGUAGES.stream().map(RepertoireFile::read).toList(), random);
            for (int i = 0; i < people.size(); i++) {
                Person person = people.get(i);
                come(person, i < AT_ONCE ? Optional.of(question(person)) : Optional.empty());
            }
            time.after(BEAT_SECONDS, this::beat);
        });
    }

    private void beat() {
        long waiting = here.stream().filter(Customer::inLine).count();
        boolean wanted = waiting < FEWEST || waiting < MOST && random.nextInt(SELDOM) == 0;
        if (wanted && !elsewhere.isEmpty()) {
            Person person = random.nextInt(FORGETFUL) == 0 ? elsewhere.removeLast() : elsewhere.removeFirst();
            come(person, Optional.of(question(person)));
        }
        time.after(BEAT_SECONDS, this::beat);
    }

    /** Not the one that somebody else has just asked. */
    private Dialogue question(Person person) {
        return questions
                .computeIfAbsent(person.repertoire(), spoken -> new Deck<>(spoken.dialogues(), random))
                .next();
    }

    private void come(Person person, Optional<Dialogue> question) {
        Customer customer = new Customer(person, address, time, random, question, this::gone);
        here.add(customer);
        customer.come();
    }

    private void gone(Customer customer) {
        here.remove(customer);
        elsewhere.addLast(customer.person());
    }

    /** All pages are closed; whoever waits or talks keeps their place for the next run. */
    @Override
    public void close() {
        time.end(() -> here.forEach(Customer::vanish));
    }
}
