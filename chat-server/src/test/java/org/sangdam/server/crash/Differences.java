package org.sangdam.server.crash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sangdam.server.protocol.Status;

/** What the two sides of each conversation, and the two sides of the waiting list, see differently at a quiet moment. */
final class Differences {
    private final List<Page> pages;
    private final List<Console> consoles;
    private final List<String> found = new ArrayList<>();

    Differences(List<Page> pages, List<Console> consoles) {
        this.pages = pages;
        this.consoles = consoles;
    }

    List<String> found() {
        pages.stream().map(Page::underWay).filter(some -> !some.isEmpty()).forEach(found::add);
        consoles.stream().map(Console::underWay).filter(some -> !some.isEmpty()).forEach(found::add);
        if (found.isEmpty()) {
            waitingList();
            conversations();
        }
        return found;
    }

    private void waitingList() {
        List<Long> order = consoles.get(0).rows().inOrder();
        for (Console console : consoles) {
            if (!console.rows().inOrder().equals(order)) {
                found.add("two consoles show two waiting lists");
            }
        }
        Set<Long> waiting = new HashSet<>();
        for (Page page : pages) {
            if (page.is(Status.WAITING)) {
                long conversation = page.screen().conversation();
                waiting.add(conversation);
                if (page.place() != order.indexOf(conversation) + 1 || page.waiting() != order.size()) {
                    found.add(conversation + " is told place " + page.place() + " of " + page.waiting()
                            + ", the list is " + order.size() + " long");
                }
            }
        }
        if (!waiting.equals(new HashSet<>(order))) {
            found.add("the list and those who wait are not the same");
        }
    }

    private void conversations() {
        Map<Long, Screen> owned = new HashMap<>();
        for (Console console : consoles) {
            console.own().forEach((conversation, screen) -> {
                if (owned.put(conversation, screen) != null) {
                    found.add(conversation + " has two owners");
                }
            });
        }
        for (Page page : pages) {
            if (page.is(Status.ACTIVE)) {
                Screen other = owned.remove(page.screen().conversation());
                if (other == null) {
                    found.add(page.screen().conversation() + " has no owner");
                } else if (other.last() != page.screen().last() || !other.whole()) {
                    found.add(page.screen().conversation() + " ends at "
                            + page.screen().last() + " and at " + other.last());
                }
            }
        }
        owned.keySet().forEach(conversation -> found.add(conversation + " has no customer"));
    }
}
