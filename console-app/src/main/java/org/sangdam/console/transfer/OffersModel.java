package org.sangdam.console.transfer;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.sangdam.console.fx.Notices;
import org.sangdam.console.link.CommandFailed;
import org.sangdam.console.link.Commands;
import org.sangdam.console.link.OfferFrames;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.HandOver;
import org.sangdam.server.protocol.OfferEnd;
import org.sangdam.server.protocol.ToCounsellor;

/** What colleagues ask this counsellor to take over, the first asked first. Outlives a sign-in. UI thread. */
public final class OffersModel implements OfferFrames {
    /** Answers after which there is nothing left to be answered. */
    private static final Set<Code> GONE = EnumSet.of(Code.NO_OFFER, Code.OVER, Code.NO_CONVERSATION);

    private final Commands commands;
    private final LongSupplier clock;
    private final Notices notices;
    private final TransferWords words;
    private final ObservableList<OfferRow> rows = FXCollections.observableArrayList();
    private final ObservableList<OfferRow> view = FXCollections.unmodifiableObservableList(rows);
    private LongConsumer accepted = conversation -> {};

    /** @param clock the service's, milliseconds since 1970 */
    public OffersModel(Commands commands, LongSupplier clock, Notices notices, TransferWords words) {
        this.commands = commands;
        this.clock = clock;
        this.notices = notices;
        this.words = words;
    }

    /** @param open is told the conversation that has become this counsellor's */
    public void onAccepted(LongConsumer open) {
        accepted = open;
    }

    public ObservableList<OfferRow> rows() {
        return view;
    }

    /** Who asks first; empty if nobody asks. */
    public String asking() {
        return rows.isEmpty() ? "" : rows.get(0).offer().counsellorName();
    }

    Optional<OfferRow> first() {
        return rows.stream().findFirst();
    }

    void accept(OfferRow row) {
        answer(row, true);
    }

    void decline(OfferRow row) {
        answer(row, false);
    }

    private void answer(OfferRow row, boolean accept) {
        if (row.busy().get()) {
            return;
        }
        row.busy().set(true);
        row.failure().set(null);
        commands.ask(id -> new HandOver.AnswerOffer(id, row.conversation(), accept))
                .whenComplete((ack, failed) -> {
                    row.busy().set(false);
                    if (failed == null) {
                        remove(row);
                        if (accept) {
                            accepted.accept(row.conversation());
                        }
                    } else {
                        failed(row, failed);
                    }
                });
    }

    private void failed(OfferRow row, Throwable failed) {
        row.failure().set(failed);
        Optional<Code> code = CommandFailed.of(failed).map(CommandFailed::code);
        if (code.filter(GONE::contains).isPresent() || !rows.contains(row)) {
            remove(row);
            notices.warn(words.about(row.offer().name(), words.why(failed)));
        }
    }

    @Override
    public void offer(ToCounsellor.Offer frame) {
        rows.removeIf(row -> row.conversation() == frame.conversation());
        rows.add(new OfferRow(frame, clock.getAsLong()));
        mark();
    }

    @Override
    public void offerOver(ToCounsellor.OfferOver frame) {
        rows.stream()
                .filter(row -> row.conversation() == frame.conversation())
                .findFirst()
                .ifPresent(row -> {
                    remove(row);
                    boolean answered = frame.end() == OfferEnd.ACCEPTED || frame.end() == OfferEnd.DECLINED;
                    if (!answered && !row.busy().get()) {
                        notices.info(words.gone(row.offer(), frame.end()));
                    }
                });
    }

    @Override
    public void disconnected() {
        rows.clear();
    }

    /** Once a second. */
    public void tick() {
        rows.forEach(row -> row.tick(clock.getAsLong()));
    }

    private void remove(OfferRow row) {
        rows.remove(row);
        mark();
    }

    private void mark() {
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).first().set(i == 0);
        }
    }
}
