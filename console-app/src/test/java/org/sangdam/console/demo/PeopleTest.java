package org.sangdam.console.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PeopleTest {
    private final List<Repertoire> repertoires = List.of(RepertoireFile.read("ko"), RepertoireFile.read("en"));

    @Test
    void theSameDiceGiveTheSamePeople() {
        assertThat(people(7)).isEqualTo(people(7)).isNotEqualTo(people(8));
    }

    private List<String> people(long seed) {
        return People.all(repertoires, new Random(seed)).stream()
                .map(person -> String.join(" ", person.name(), person.phone(), person.token(), "" + person.temper()))
                .toList();
    }

    @Test
    void nobodyHasANumberThatRings() {
        assertThat(People.all(repertoires, new Random(7)))
                .extracting(Person::phone)
                .allMatch(phone -> phone.matches("010-0\\d{3}-\\d{4}|\\+44 7700 900\\d{3}|\\+1 202-555-01\\d{2}"));
    }

    @Test
    void everybodyHasATokenOfTheirOwn() {
        assertThat(People.all(repertoires, new Random(7)))
                .extracting(Person::token)
                .doesNotHaveDuplicates()
                .allMatch(token -> token.matches("[A-Za-z0-9_-]{43}"));
    }

    @Test
    void allTempersAndLanguagesAreThere() {
        List<Person> people = People.all(repertoires, new Random(7));
        assertThat(people).extracting(Person::temper).contains(Temper.values());
        assertThat(people.subList(0, 20))
                .extracting(person -> person.repertoire().language())
                .contains("ko", "en");
    }
}
