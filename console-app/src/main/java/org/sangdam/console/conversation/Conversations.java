package org.sangdam.console.conversation;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.sangdam.console.link.Commands;
import org.sangdam.console.link.ConversationFrames;
import org.sangdam.server.protocol.FromCounsellor.Have;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.OfRecords;
import org.sangdam.server.protocol.ReadMark;
import org.sangdam.server.protocol.ToCounsellor;
import org.sangdam.server.protocol.Typing;

/** The counsellor's conversations in the order of their tabs, and the one that is being looked at. UI thread. */
public final class Conversations implements ConversationFrames {
    private final Commands commands;
    private final LongSupplier clock;
    private final LongSupplier me;
    private final Supplier<String> ids;
    private final ObservableList<ConversationModel> tabs = FXCollections.observableArrayList();
    private final ObservableList<ConversationModel> view = FXCollections.unmodifiableObservableList(tabs);
    private final ObjectProperty<ConversationModel> selected = new SimpleObjectProperty<>();
    private BiConsumer<ConversationModel, ToCounsellor.OfferOver> answered = (model, over) -> {};
    private long wanted;

    /**
     * @param clock the service's, milliseconds since 1970
     * @param me number of the account that is signed in
     * @param ids makes an id for each message
     */
    public Conversations(Commands commands, LongSupplier clock, LongSupplier me, Supplier<String> ids) {
        this.commands = commands;
        this.clock = clock;
        this.me = me;
        this.ids = ids;
    }

    /** @param tell is told how an offer of one of them to a colleague ended */
    public void onAnswered(BiConsumer<ConversationModel, ToCounsellor.OfferOver> tell) {
        answered = tell;
    }

    public ObservableList<ConversationModel> tabs() {
        return view;
    }

    /** How many of them are going on. */
    public int talking() {
        return (int) tabs.stream().filter(ConversationModel::active).count();
    }

    /** Null if there is no tab. */
    public ObjectProperty<ConversationModel> selected() {
        return selected;
    }

    /** Brings a conversation to the front, now or as soon as it comes. */
    public void select(long conversation) {
        wanted = conversation;
        find(conversation).ifPresent(this::select);
    }

    /** Takes a tab away; only one whose conversation is no longer this counsellor's. */
    void close(ConversationModel model) {
        if (!model.active()) {
            int index = tabs.indexOf(model);
            tabs.remove(model);
            if (selected.get() == model) {
                selected.set(tabs.isEmpty() ? null : tabs.get(Math.min(index, tabs.size() - 1)));
            }
        }
    }

    /** The one in front goes to somebody else, as soon as it is chosen to whom. */
    void handOver() {
        if (selected.get() != null && selected.get().active()) {
            selected.get().handOver().choose();
        }
    }

    /** From now on nobody is shown what a customer has not sent. */
    public void forgetPreviews() {
        tabs.forEach(ConversationModel::forgetPreview);
    }

    /** Once a second: what ends by itself when nothing more is heard. */
    public void tick() {
        tabs.forEach(ConversationModel::tick);
    }

    @Override
    public void conversation(ToCounsellor.Conversation frame) {
        Optional<ConversationModel> known = find(frame.conversation());
        known.ifPresent(model -> model.take(frame));
        if (known.isEmpty()) {
            ConversationModel model = new ConversationModel(frame.conversation(), commands, clock, me, ids);
            model.take(frame);
            tabs.add(model);
            if (selected.get() == null || wanted == frame.conversation()) {
                select(model);
            }
        }
    }

    @Override
    public void message(Message frame) {
        find(frame.conversation()).ifPresent(model -> model.take(frame));
    }

    @Override
    public void readMark(ReadMark frame) {
        find(frame.conversation()).ifPresent(model -> model.take(frame));
    }

    @Override
    public void typing(Typing frame) {
        find(frame.conversation()).ifPresent(model -> model.take(frame));
    }

    @Override
    public void codeState(OfRecords.CodeState frame) {
        find(frame.conversation()).ifPresent(model -> model.otherRecords().take(frame));
    }

    @Override
    public void note(ToCounsellor.Note frame) {
        find(frame.conversation()).ifPresent(model -> model.take(frame));
    }

    @Override
    public void offered(ToCounsellor.Offered frame) {
        find(frame.conversation()).ifPresent(model -> model.handOver().take(frame));
    }

    @Override
    public void offerOver(ToCounsellor.OfferOver frame) {
        find(frame.conversation()).ifPresent(model -> {
            model.handOver().take(frame);
            answered.accept(model, frame);
        });
    }

    @Override
    public void disconnected() {
        tabs.forEach(model -> model.handOver().disconnected());
    }

    @Override
    public List<Have> have() {
        return tabs.stream()
                .filter(ConversationModel::active)
                .map(model -> new Have(model.number(), model.have()))
                .toList();
    }

    @Override
    public void forget() {
        tabs.clear();
        selected.set(null);
        wanted = 0;
    }

    private void select(ConversationModel model) {
        wanted = 0;
        selected.set(model);
    }

    private Optional<ConversationModel> find(long conversation) {
        return tabs.stream().filter(model -> model.number() == conversation).findFirst();
    }
}
