package org.sangdam.server.measure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Conversations in the real service: a customer each, shared among a few consoles. */
final class OfficeRelay implements Load.Relay {
    private final Set<Caller> consoles = new HashSet<>();
    private final Caller[][] speakers;
    private final String[][][] saying;

    OfficeRelay(Office office, int rooms, int consoleCount, Caller.Ear ear) throws IOException {
        speakers = new Caller[rooms][2];
        saying = new String[rooms][2][];
        List<Console> signedIn = office.consoles(consoleCount, ear);
        signedIn.forEach(console -> consoles.add(console.caller()));
        List<Customer> customers = office.customers(0, rooms, true, ear);
        List<CompletableFuture<Void>> claims = new ArrayList<>();
        for (int room = 0; room < rooms; room++) {
            Customer customer = customers.get(room);
            Console console = signedIn.get(room % consoleCount);
            long conversation = customer.there().join();
            claims.add(console.claim(conversation));
            speakers[room] = new Caller[] {customer.caller(), console.caller()};
            saying[room] = new String[][] {customer.saying(), Console.saying(conversation)};
        }
        claims.forEach(CompletableFuture::join);
    }

    @Override
    public void say(int room, int side, String id) {
        String[] around = saying[room][side];
        speakers[room][side].say(around[0] + id + around[1]);
    }

    @Override
    public int side(Caller caller) {
        return consoles.contains(caller) ? 1 : 0;
    }
}
