package org.sangdam.console.window;

import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.sangdam.console.fx.Notices;
import org.sangdam.console.fx.Texts;
import org.sangdam.console.link.Link;
import org.sangdam.console.link.LinkState;

/** The line at the bottom: how the connection stands in word, shape and colour, and where customers find the page. */
public final class StatusController {
    private final Texts texts;
    private final Link link;
    private final Notices notices;
    private final Consumer<String> browser;
    private final boolean demonstration;

    @FXML
    private Label demo;

    @FXML
    private Region mark;

    @FXML
    private Label state;

    @FXML
    private Label roundTrip;

    @FXML
    private Label office;

    @FXML
    private HBox page;

    @FXML
    private Hyperlink address;

    /**
     * @param browser opens an address outside the console
     * @param demonstration whether everybody here is made up
     */
    public StatusController(Texts texts, Link link, Notices notices, Consumer<String> browser, boolean demonstration) {
        this.texts = texts;
        this.link = link;
        this.notices = notices;
        this.browser = browser;
        this.demonstration = demonstration;
    }

    @FXML
    private void initialize() {
        demo.setVisible(demonstration);
        demo.setManaged(demonstration);
        state.textProperty().bind(stateWord());
        link.state().addListener((observed, before, now) -> showState(now));
        showState(link.state().get());
        roundTrip.textProperty().bind(texts.bind("status.roundTrip", link.roundTrip()));
        roundTrip.visibleProperty().bind(link.roundTrip().greaterThanOrEqualTo(0));
        office.textProperty().bind(link.seat().office().map(each -> each.name()).orElse(""));
        address.textProperty().bind(link.seat().customerPage());
        page.visibleProperty().bind(link.seat().customerPage().isNotEmpty());
    }

    @FXML
    private void open() {
        browser.accept(link.seat().customerPage().get());
    }

    @FXML
    private void copy() {
        Clipboard.getSystemClipboard()
                .setContent(
                        Map.of(DataFormat.PLAIN_TEXT, link.seat().customerPage().get()));
        notices.info(texts.text("status.copied"));
    }

    private StringBinding stateWord() {
        return Bindings.createStringBinding(this::stateText, link.state(), link.pause(), texts.language());
    }

    private String stateText() {
        LinkState now = link.state().get();
        return now == LinkState.RECONNECTING && link.pause().get() > 0
                ? texts.text("status.paused", link.pause().get())
                : texts.text("status.state." + now.name().toLowerCase(Locale.ROOT));
    }

    private void showState(LinkState now) {
        for (LinkState each : LinkState.values()) {
            mark.pseudoClassStateChanged(PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT)), each == now);
        }
    }
}
