package org.sangdam.console.demo;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.sangdam.server.protocol.Office;
import org.sangdam.server.protocol.Topic;

/** A person at their page, from coming to going: when to read, to write, to give up, to say good-bye. On the demo's thread. */
final class Customer implements CustomerPage.Reader {
    private final Person person;
    private final DemoTime time;
    private final RandomGenerator random;
    private final Consumer<Customer> gone;
    private final CustomerPage page;
    private final List<String> unread = new ArrayList<>();
    private final Optional<Dialogue> question;
    private Talk talk;
    private boolean inLine;
    private boolean writing;
    /** Counts what has happened: a plan that was made before the last of it is dropped. */
    private int turn;

    /**
     * @param question what this person comes with; nothing if only to see whether a question of before is still open
     * @param gone told when the page was closed
     */
    Customer(
            Person person,
            URI address,
            DemoTime time,
            RandomGenerator random,
            Optional<Dialogue> question,
            Consumer<Customer> gone) {
        this.person = person;
        this.time = time;
        this.random = random;
        this.question = question;
        this.gone = gone;
        this.page = new CustomerPage(person, address, time, random, this);
        this.talk = new Talk(question.orElse(person.repertoire().dialogues().get(0)), person, random);
        this.inLine = question.isPresent();
    }

    void come() {
        page.open();
    }

    /** Goes without a word; what is open stays open. */
    void vanish() {
        page.close();
    }

    Person person() {
        return person;
    }

    /** Whether this customer is on the waiting list or about to be. */
    boolean inLine() {
        return inLine;
    }

    @Override
    public void welcomed(Office office) {
        if (question.isPresent()) {
            String opening = talk.dialogue().opening();
            plan(random.nextDouble(0.5, 2), () -> page.join(topic(office), opening));
        } else {
            go(0);
        }
    }

    /** The dialogue's topic, or another if this office has none of that name. */
    private String topic(Office office) {
        String own = talk.dialogue().topic();
        List<String> topics = office.topics().stream().map(Topic::id).toList();
        return topics.contains(own) ? own : topics.get(random.nextInt(topics.size()));
    }

    @Override
    public void remembers(List<String> own) {
        Optional<String> opening = own.stream().findFirst();
        if (opening.isEmpty() || opening.equals(question.map(Dialogue::opening))) {
            return;
        }
        person.repertoire().dialogueOf(opening.get()).ifPresent(dialogue -> talk = new Talk(dialogue, person, random));
        talk.alreadySaid(own);
    }

    @Override
    public void waiting() {
        inLine = true;
        begin();
        double from = 6;
        for (String line : talk.dialogue().waiting()) {
            if (person.temper().talks(random)) {
                from += random.nextDouble(4, 20) + person.temper().writing(line, random);
                plan(from, () -> page.say(line));
            }
        }
        if (person.temper().givesUp()) {
            plan(person.temper().patience(random), page::leave);
        }
    }

    @Override
    public void matched() {
        inLine = false;
        begin();
        plan(person.temper().silence(random), this::breakSilence);
    }

    private void begin() {
        turn++;
        writing = false;
    }

    @Override
    public void heard(String text) {
        unread.add(text);
        if (!writing) {
            turn++;
            plan(random.nextDouble(0.8, 2.2) + text.length() * 0.03, this::reply);
        }
    }

    private void reply() {
        page.read();
        String all = String.join("\n", unread);
        unread.clear();
        Optional<String> words = talk.heard(all);
        words.ifPresentOrElse(this::write, () -> plan(person.temper().silence(random), this::breakSilence));
    }

    private void write(String words) {
        writing = true;
        page.typing(true);
        plan(person.temper().writing(words, random), () -> {
            writing = false;
            page.typing(false);
            page.say(words);
            if (unread.isEmpty()) {
                plan(person.temper().silence(random), this::breakSilence);
            } else {
                plan(random.nextDouble(1, 2), this::reply);
            }
        });
    }

    private void breakSilence() {
        talk.silence().ifPresentOrElse(this::write, page::end);
    }

    @Override
    public void over() {
        inLine = false;
        turn++;
        go(random.nextDouble(2, 8));
    }

    private void go(double after) {
        inLine = false;
        plan(after, () -> {
            page.close();
            gone.accept(this);
        });
    }

    private void plan(double seconds, Runnable deed) {
        int now = turn;
        time.after(seconds, () -> {
            if (now == turn) {
                deed.run();
            }
        });
    }
}
