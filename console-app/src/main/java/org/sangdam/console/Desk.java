package org.sangdam.console;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.IntegerBinding;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import org.sangdam.console.callback.CallBackModel;
import org.sangdam.console.callback.CallBackWords;
import org.sangdam.console.callback.CallBacksController;
import org.sangdam.console.conversation.Conversations;
import org.sangdam.console.conversation.ConversationsController;
import org.sangdam.console.conversation.Surroundings;
import org.sangdam.console.conversation.Times;
import org.sangdam.console.conversation.TranscriptReader;
import org.sangdam.console.file.FileViews;
import org.sangdam.console.fx.Memory;
import org.sangdam.console.fx.Notices;
import org.sangdam.console.fx.Texts;
import org.sangdam.console.fx.Views;
import org.sangdam.console.link.FileLink;
import org.sangdam.console.link.Link;
import org.sangdam.console.link.Sentences;
import org.sangdam.console.reply.Filler;
import org.sangdam.console.reply.RepliesController;
import org.sangdam.console.reply.RepliesModel;
import org.sangdam.console.reply.ReplyFormModel;
import org.sangdam.console.reply.ReplyPickers;
import org.sangdam.console.reply.StarterRepliesModel;
import org.sangdam.console.transfer.ColleaguesModel;
import org.sangdam.console.transfer.HandOverViews;
import org.sangdam.console.transfer.OffersController;
import org.sangdam.console.transfer.OffersModel;
import org.sangdam.console.transfer.TransferWords;
import org.sangdam.console.waiting.WaitingController;
import org.sangdam.console.waiting.WaitingModel;
import org.sangdam.console.window.Page;
import org.sangdam.server.protocol.OfferEnd;
import org.sangdam.server.protocol.Office;
import org.sangdam.server.protocol.Role;

/** Composes the desk: the waiting list to the left, the conversations beside it. Its models outlive a sign-in. UI thread. */
final class Desk {
    private static final String DIVIDER = "desk.divider";

    private final Views views;
    private final Texts texts;
    private final Link link;
    private final Memory memory;
    private final Consumer<String> browser;
    private final FileLink sending;
    private final FileViews files;
    private final Sentences sentences;
    private final WaitingModel waiting;
    private final Conversations conversations;
    private final CallBackModel callBacks;
    private final TransferWords transferWords;
    private final OffersModel offers;
    private final ColleaguesModel colleagues;
    private final RepliesModel replies;
    private final ReplyFormModel replyForm;
    private final Filler filler;

    Desk(Views views, Link link, Notices notices, Memory memory, Consumer<String> browser, Executor ui) {
        this.views = views;
        this.texts = views.texts();
        this.link = link;
        this.memory = memory;
        this.browser = browser;
        this.sending = new FileLink(link.seat(), ui);
        this.files = new FileViews(sending, texts, browser, ui);
        this.sentences = new Sentences(texts);
        this.waiting = new WaitingModel(link, link.clock(), notices, sentences, this::topic);
        LongSupplier me = () -> link.seat().account().get().counsellor();
        this.conversations = new Conversations(
                link, link.clock(), me, () -> UUID.randomUUID().toString());
        waiting.onPicked(conversations::select);
        link.feed(waiting, conversations);
        link.seat().office().addListener((observed, before, now) -> {
            if (!now.preview()) {
                conversations.forgetPreviews();
            }
        });
        this.callBacks = new CallBackModel(link);
        link.feed(callBacks);
        this.transferWords = new TransferWords(texts, sentences, this::topic);
        this.offers = new OffersModel(link, link.clock(), notices, transferWords);
        this.colleagues =
                new ColleaguesModel(link, me, () -> link.seat().office().get().limit());
        link.feed(offers, colleagues);
        conversations.onAnswered((model, over) -> {
            if (over.end() != OfferEnd.WITHDRAWN) {
                notices.info(transferWords.about(model.facts().get().name(), transferWords.over(over)));
            }
        });
        this.replies = new RepliesModel();
        link.feed(replies);
        this.replyForm = new ReplyFormModel(link, replies, link.seat().account());
        this.filler = new Filler(
                () -> link.seat().account().get().name(),
                () -> link.seat().office().get().name(),
                Clock.systemDefaultZone());
    }

    /** What stands for a file, here and in the history. */
    FileViews files() {
        return files;
    }

    /** Those who want to be called, a page of their own. */
    Page callBacks() {
        return new Page(
                "callBacks.title",
                Role.COUNSELLOR,
                callBacks.count(),
                () -> views.load(new CallBacksController(
                        callBacks, new CallBackWords(texts, sentences, this::topic, Clock.systemDefaultZone()))));
    }

    /** What is written once and used often, a page of its own. */
    Page replies() {
        return new Page(
                "replies.title",
                Role.COUNSELLOR,
                () -> views.load(new RepliesController(
                        replies,
                        replyForm,
                        new StarterRepliesModel(link, replyForm.sharing(), texts),
                        filler,
                        texts,
                        sentences)));
    }

    /** What colleagues ask this counsellor to take over, above every page. */
    Parent offers() {
        return views.load(new OffersController(offers, transferWords, views));
    }

    /** @param show brings the conversations to the front, whatever was looked at when an offer was accepted */
    void onAccepted(Runnable show) {
        offers.onAccepted(conversation -> {
            conversations.select(conversation);
            show.run();
        });
    }

    /** Of the window: who asks to hand somebody over, or how many wait, as long as it is known, and where. */
    ObservableValue<String> title() {
        ObservableValue<Office> office = link.seat().office();
        IntegerBinding count = waiting.count();
        return Bindings.createStringBinding(
                () -> {
                    if (office.getValue() == null) {
                        return texts.text("app.title");
                    }
                    String name = office.getValue().name();
                    if (!offers.rows().isEmpty()) {
                        return texts.text("desk.windowOffer", offers.asking(), name);
                    }
                    return waiting.known().get() && count.get() > 0
                            ? texts.text("desk.windowWaiting", count.get(), name)
                            : texts.text("desk.window", name);
                },
                office,
                count,
                waiting.known(),
                offers.rows(),
                texts.language());
    }

    /** With how many customers the counsellor is talking. */
    int talking() {
        return conversations.talking();
    }

    /** Once a second. */
    void tick() {
        waiting.tick();
        conversations.tick();
        offers.tick();
    }

    /** @param later runs on the UI thread after the event at hand */
    Parent view(TranscriptReader transcripts, Executor later) {
        Surroundings surroundings = new Surroundings(
                views,
                link,
                sentences,
                new Times(texts, ZoneId.systemDefault()),
                browser,
                files,
                sending,
                new HandOverViews(views, colleagues, transferWords, link.seat().office(), later),
                this::topic,
                transcripts,
                new ReplyPickers(replies, filler, texts),
                later);
        SplitPane desk = new SplitPane(
                views.load(new WaitingController(
                        waiting, texts, this::topic, link.seat().customerPage(), browser, later)),
                views.load(new ConversationsController(conversations, surroundings)));
        desk.setDividerPositions(memory.get(DIVIDER).map(Double::valueOf).orElse(0.46));
        desk.getDividers()
                .get(0)
                .positionProperty()
                .addListener((observed, before, now) ->
                        memory.put(DIVIDER, String.format(Locale.ROOT, "%.3f", now.doubleValue())));
        return desk;
    }

    private String topic(String id) {
        return link.seat().topic(id, texts.language().get());
    }
}
