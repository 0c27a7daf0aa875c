package org.sangdam.console.history;

import java.time.Clock;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import org.sangdam.console.file.FileViews;
import org.sangdam.console.fx.Texts;
import org.sangdam.console.fx.Views;
import org.sangdam.console.link.Commands;
import org.sangdam.console.link.Sentences;
import org.sangdam.server.protocol.Office;

/** Makes the screens of this package, each with models of its own. Lives as long as the program. UI thread. */
public final class HistoryScreens {
    private final Views views;
    private final Commands commands;
    private final ObservableValue<Office> office;
    private final Clock clock;
    private final Debounce.Later later;
    private final Consumer<String> browser;
    private final FileViews files;

    /**
     * @param clock today and the time zone of the person who reads
     * @param browser opens an address outside the console
     * @param files makes what stands for a file
     */
    public HistoryScreens(
            Views views,
            Commands commands,
            ObservableValue<Office> office,
            Clock clock,
            Debounce.Later later,
            Consumer<String> browser,
            FileViews files) {
        this.views = views;
        this.commands = commands;
        this.office = office;
        this.clock = clock;
        this.later = later;
        this.browser = browser;
        this.files = files;
    }

    /** The browser of all consultations. */
    public Parent browser() {
        HistoryModel model = new HistoryModel(commands, clock, new Debounce(later));
        TranscriptModel transcript = new TranscriptModel(commands);
        Words words = words();
        return views.load(new HistoryController(
                model,
                transcript,
                words,
                views.load(new HistoryFilterController(model, office, words)),
                views.load(new LoadingController(words, model.progress(), model::failure, model::retry)),
                transcript(transcript, words)));
    }

    /** One consultation to read. */
    public Parent transcript(long conversation) {
        TranscriptModel model = new TranscriptModel(commands);
        Parent view = transcript(model, words());
        model.open(conversation);
        return view;
    }

    private Parent transcript(TranscriptModel model, Words words) {
        GrantedModel granted = new GrantedModel(commands);
        model.consultation().addListener((observed, before, now) -> granted.open(now == null ? 0 : now.conversation()));
        return views.load(new TranscriptController(
                model,
                words,
                new Bubbles(words, browser, files),
                views.load(new LoadingController(words, model.progress(), model::failure, model::retry)),
                views.load(new GrantedController(granted, words))));
    }

    private Words words() {
        Texts texts = views.texts();
        return new Words(texts, new Moments(texts, clock), new Sentences(texts), office);
    }
}
