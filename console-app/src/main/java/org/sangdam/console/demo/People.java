package org.sangdam.console.demo;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * The people of the demo: the same dice give the same people with the same tokens, so that in the next run they come back as
 * who they were.
 */
final class People {
    private static final int TOKEN_BYTES = 32;

    private People() {}

    /** One of each name, in the order in which they first come. */
    static List<Person> all(List<Repertoire> repertoires, RandomGenerator random) {
        List<Person> people = new ArrayList<>();
        for (Repertoire repertoire : repertoires) {
            for (String name : repertoire.names()) {
                people.add(new Person(name, phone(repertoire, random), token(random), Temper.any(random), repertoire));
            }
        }
        return Deck.shuffled(people, random);
    }

    /** Korean exchange codes that begin with 0, and the numbers that Britain and America keep for films. */
    private static String phone(Repertoire repertoire, RandomGenerator random) {
        if (repertoire.language().equals("ko")) {
            return String.format(Locale.ROOT, "010-0%03d-%04d", random.nextInt(1_000), random.nextInt(10_000));
        }
        return random.nextBoolean()
                ? String.format(Locale.ROOT, "+44 7700 900%03d", random.nextInt(1_000))
                : String.format(Locale.ROOT, "+1 202-555-01%02d", random.nextInt(100));
    }

    private static String token(RandomGenerator random) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
