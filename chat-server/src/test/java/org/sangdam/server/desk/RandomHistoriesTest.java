package org.sangdam.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.Presence;
import org.sangdam.server.protocol.Status;

/** Twelve thousand random histories of an office, each checked after each command against rules written down twice. */
class RandomHistoriesTest {
    private static final int HISTORIES = 1_500;
    private static final int COMMANDS = 60;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverHappensTheRulesHold(long seed) {
        for (int i = 0; i < HISTORIES; i++) {
            new History(seed * 1_000_003 + i).run();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatIsTakenBackHasNeverHappened(long seed) {
        for (int i = 0; i < HISTORIES / 4; i++) {
            Random random = new Random(seed * 1_000_003 + i);
            RandomCommands commands = new RandomCommands(random);
            Desk desk = new Desk(DeskSnapshot.empty());
            Desk untouched = new Desk(DeskSnapshot.empty());
            commands.office().forEach(command -> attempt(desk, command, 1).forEach(untouched::apply));
            desk.keep();
            for (int batch = 0; batch < COMMANDS / 4; batch++) {
                boolean stored = random.nextBoolean();
                for (int j = random.nextInt(12); j >= 0; j--) {
                    List<Event> events = attempt(desk, commands.next(desk), 1_000L * batch);
                    (stored ? events : List.<Event>of()).forEach(untouched::apply);
                }
                if (stored) {
                    desk.keep();
                } else {
                    desk.takeBack();
                }
                assertThat(desk.snapshot()).isEqualTo(untouched.snapshot());
                assertThat(desk.waiting().stream().map(Conversation::number))
                        .containsExactlyElementsOf(untouched.waiting().stream()
                                .map(Conversation::number)
                                .toList());
            }
        }
    }

    private static List<Event> attempt(Desk desk, Command command, long now) {
        List<Event> events =
                desk.decide(command, now) instanceof Decision.Accepted accepted ? accepted.events() : List.of();
        events.forEach(desk::attempt);
        return events;
    }

    /** One office's day, with its own idea of what must hold. */
    private static final class History {
        private final RandomCommands commands;
        private final Desk desk = new Desk(DeskSnapshot.empty());
        private final List<Event> events = new ArrayList<>();
        private final Map<Long, List<Long>> numbers = new HashMap<>();
        private final Map<Long, Long> owners = new HashMap<>();
        private final Map<String, Long> acknowledged = new HashMap<>();
        private final Map<String, Long> joins = new HashMap<>();
        private final Map<Long, Presence> present = new HashMap<>();
        private final Map<Long, Long> offers = new HashMap<>();
        private final Set<Long> served = new HashSet<>();
        private final Set<Long> over = new HashSet<>();

        History(long seed) {
            commands = new RandomCommands(new Random(seed));
        }

        void run() {
            commands.office().forEach(command -> take(command, 1));
            long now = 1_000;
            for (int i = 0; i < COMMANDS; i++) {
                now += commands.step();
                take(commands.next(desk), now);
                firstComeFirstListed();
            }
            Desk again = new Desk(DeskSnapshot.empty());
            events.forEach(again::apply);
            assertThat(again.snapshot()).isEqualTo(desk.snapshot());
            assertThat(new Desk(desk.snapshot()).snapshot()).isEqualTo(desk.snapshot());
        }

        private void take(Command command, long now) {
            DeskSnapshot before = desk.snapshot();
            Decision decision = desk.decide(command, now);
            assertThat(desk.snapshot()).as("deciding changes nothing").isEqualTo(before);
            if (decision instanceof Decision.Accepted accepted) {
                accepted.events().forEach(this::happen);
                remember(command, accepted);
            } else if (decision instanceof Decision.Refusal refusal) {
                assertThat(refusal.by() != null).isEqualTo(refusal.code() == Code.TAKEN);
            }
        }

        private void happen(Event event) {
            events.add(event);
            Change change = desk.apply(event);
            if (change.entry() != null) {
                gapless(change.entry());
            }
            if (event instanceof Event.PresenceChosen chosen) {
                present.put(chosen.counsellor(), chosen.presence());
            }
            if (event instanceof Event.ConversationReturned returned) {
                assertThat(owners.remove(returned.conversation())).isEqualTo(returned.counsellor());
                served.add(returned.conversation());
            }
            if (event instanceof Event.ConversationOffered offered) {
                assertThat(owners.get(offered.conversation())).isEqualTo(offered.counsellor());
                assertThat(offers.put(offered.conversation(), offered.to()))
                        .as("one offer at a time")
                        .isNull();
            } else if (event instanceof Event.OfferEnded ended) {
                assertThat(offers.remove(ended.conversation())).isEqualTo(ended.to());
            } else if (event instanceof Event.ConversationTransferred transferred) {
                handedOver(transferred);
            } else if (event instanceof Event.ConversationReturned returned) {
                offers.remove(returned.conversation());
            }
            if (change.conversation() != null && !change.conversation().status().open()) {
                offers.remove(change.conversation().number());
                owners.remove(change.conversation().number());
            }
            if (event instanceof Event.ConversationMatched matched) {
                assertThat(present.getOrDefault(matched.counsellor(), Presence.AVAILABLE))
                        .as("only who is available gets a customer")
                        .isEqualTo(Presence.AVAILABLE);
                assertThat(owners.values().stream().filter(owner -> owner == matched.counsellor()))
                        .as("nobody gets more than the limit")
                        .hasSizeLessThan(RandomCommands.LIMIT);
                assertThat(owners.put(matched.conversation(), matched.counsellor()))
                        .as("one owner")
                        .isNull();
            }
            if (event instanceof Event.MessageSaid said && said.counsellor() != 0) {
                assertThat(owners.get(said.conversation())).isEqualTo(said.counsellor());
            }
            if (change.conversation() != null && !change.conversation().status().open()) {
                assertThat(over.add(change.conversation().number()))
                        .as("ends once")
                        .isTrue();
                assertThat(desk.conversation(change.conversation().number())).isEmpty();
            }
        }

        /** To whom it was offered and who may have it, or to the head of the list. */
        private void handedOver(Event.ConversationTransferred event) {
            Long offered = offers.remove(event.conversation());
            if (event.to() == 0) {
                assertThat(owners.remove(event.conversation())).isEqualTo(event.counsellor());
                served.add(event.conversation());
            } else {
                assertThat(offered).isEqualTo(event.to());
                assertThat(present.getOrDefault(event.to(), Presence.AVAILABLE)).isEqualTo(Presence.AVAILABLE);
                assertThat(owners.values().stream().filter(owner -> owner == event.to()))
                        .hasSizeLessThan(RandomCommands.LIMIT);
                assertThat(owners.put(event.conversation(), event.to())).isEqualTo(event.counsellor());
            }
        }

        private void gapless(Message entry) {
            List<Long> seen = numbers.computeIfAbsent(entry.conversation(), number -> new ArrayList<>());
            assertThat(entry.seq()).as("numbers without a gap").isEqualTo(seen.size() + 1L);
            assertThat(over).as("nobody talks into a closed conversation").doesNotContain(entry.conversation());
            seen.add(entry.seq());
        }

        private void remember(Command command, Decision.Accepted accepted) {
            if (command instanceof Command.Say say) {
                String key = say.conversation() + "/" + say.by() + "/" + say.id();
                Long before = acknowledged.putIfAbsent(key, accepted.seq());
                assertThat(accepted.events()).hasSize(before == null ? 1 : 0);
                assertThat(accepted.seq())
                        .as("the same frame, the same acknowledgement")
                        .isEqualTo(acknowledged.get(key));
            }
            if (command instanceof Command.Join join) {
                accepted.events().stream()
                        .filter(Event.ConversationStarted.class::isInstance)
                        .map(Event.ConversationStarted.class::cast)
                        .forEach(started -> {
                            joins.put(join.tokenHash() + "/" + join.id(), started.conversation());
                            acknowledged.put(
                                    started.conversation() + "/" + Party.customer(started.customer()) + "/" + join.id(),
                                    1L);
                        });
                if (over.contains(accepted.conversation())) {
                    assertThat(accepted.events()).isEmpty();
                    assertThat(joins.get(join.tokenHash() + "/" + join.id()))
                            .as("the same join, the same conversation, also when it is over")
                            .isEqualTo(accepted.conversation());
                    return;
                }
                long open = desk.snapshot().open().stream()
                        .filter(conversation -> conversation.tokenHash().equals(join.tokenHash()))
                        .count();
                assertThat(open).as("one open conversation a customer").isEqualTo(1);
            }
        }

        private void firstComeFirstListed() {
            List<Long> listed =
                    desk.waiting().stream().map(Conversation::number).toList();
            List<Long> expected = desk.snapshot().open().stream()
                    .filter(conversation -> conversation.status() == Status.WAITING)
                    .sorted(Comparator.comparingInt((OpenConversation c) -> -c.priority())
                            .thenComparingLong(OpenConversation::ticket))
                    .map(OpenConversation::conversation)
                    .toList();
            assertThat(listed).isEqualTo(expected);
            assertThat(listed)
                    .as("who was served already first, then in the order of arrival")
                    .isSortedAccordingTo(Comparator.comparing((Long number) -> !served.contains(number))
                            .thenComparing(number -> number));
            for (int i = 0; i < listed.size(); i++) {
                assertThat(desk.place(desk.conversation(listed.get(i)).orElseThrow()))
                        .isEqualTo(i + 1);
            }
        }
    }
}
