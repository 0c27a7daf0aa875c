package org.sangdam.console.waiting;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.sangdam.console.fx.Language;
import org.sangdam.console.fx.Notices;
import org.sangdam.console.fx.Texts;
import org.sangdam.console.link.Address;
import org.sangdam.console.link.Link;
import org.sangdam.console.link.LinkState;
import org.sangdam.console.link.OneThread;
import org.sangdam.console.link.Sentences;
import org.sangdam.console.link.Timing;
import org.sangdam.console.people.Deaf;
import org.sangdam.server.network.CuttableLink;
import org.sangdam.server.protocol.ToCounsellor;

/** A console without a window that shows the waiting list over a link that can be cut. Any thread. */
final class CutConsole implements AutoCloseable {
    final CuttableLink link;
    private final OneThread ui = new OneThread();
    private final Link console;
    private final WaitingModel model;

    CutConsole(int port, String account, String password) throws IOException {
        link = new CuttableLink(port);
        console = ui.get(() -> new Link(
                ui.executor,
                ui.executor,
                Timing.usual(),
                Clock.systemUTC(),
                new Hasty(),
                () -> UUID.randomUUID().toString()));
        model = new WaitingModel(
                console,
                console.clock(),
                new Notices(ui.executor, ui.executor),
                new Sentences(new Texts(Language.KO)),
                topic -> topic);
        ui.run(() -> console.feed(model, new Deaf()));
        ui.get(() -> console.signIn(new Address("127.0.0.1", link.port()), account, password))
                .join();
    }

    /** The table, if it is the service's of this moment; else null. */
    List<Long> table() {
        return ui.get(() ->
                console.state().get() == LinkState.CONNECTED && model.known().get()
                        ? model.all().stream().map(WaitingRow::conversation).toList()
                        : null);
    }

    /** What stands in each row. */
    List<ToCounsellor.Waiting> rows() {
        return ui.get(
                () -> model.all().stream().map(row -> row.customer().get()).toList());
    }

    /** Picks one of those who are shown, however old the table is. */
    void pick(int any) {
        ui.run(() -> {
            if (!model.all().isEmpty()) {
                model.pick(model.all().get(any % model.all().size()));
            }
        });
    }

    @Override
    public void close() throws IOException {
        console.close();
        ui.run(() -> {});
        link.close();
        ui.close();
    }

    /** Comes back in an eighth of the time, so that there is time for hundreds of cuts. */
    private static final class Hasty extends Random {
        private static final long serialVersionUID = 1L;

        @Override
        public long nextLong(long bound) {
            return super.nextLong(bound) / 8;
        }
    }
}
