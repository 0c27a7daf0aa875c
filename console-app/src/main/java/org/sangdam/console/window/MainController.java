package org.sangdam.console.window;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.sangdam.console.fx.Texts;
import org.sangdam.console.link.Link;
import org.sangdam.console.link.LinkState;
import org.sangdam.console.link.Seat;
import org.sangdam.server.protocol.Office;

/** What a signed-in counsellor sees: the header, and one page below it. One lives as long as a sign-in. */
public final class MainController {
    private final Texts texts;
    private final Link link;
    private final Seat seat;
    private final List<Page> pages;
    private final Parent menu;
    private final List<Parent> above;
    private final ToggleGroup group = new ToggleGroup();
    private final Map<Page, Parent> views = new IdentityHashMap<>();

    @FXML
    private BorderPane main;

    @FXML
    private VBox top;

    @FXML
    private Label office;

    @FXML
    private HBox header;

    /** Told of a lost connection above every page: what stands below may be out of date. */
    @FXML
    private Label cutOff;

    @FXML
    private HBox buttons;

    /**
     * @param pages the first is shown at the beginning
     * @param menu stands at the end of the header
     * @param above stand above every page, whichever is shown
     */
    public MainController(Texts texts, Link link, List<Page> pages, Parent menu, List<Parent> above) {
        this.texts = texts;
        this.link = link;
        this.seat = link.seat();
        this.pages = List.copyOf(pages);
        this.menu = menu;
        this.above = List.copyOf(above);
    }

    @FXML
    private void initialize() {
        office.textProperty().bind(seat.office().map(Office::name));
        header.getChildren().add(menu);
        top.getChildren().addAll(above);
        cutOff.visibleProperty().bind(link.state().isNotEqualTo(LinkState.CONNECTED));
        cutOff.textProperty()
                .bind(Bindings.when(link.untrusted())
                        .then(texts.bind("main.untrusted"))
                        .otherwise(Bindings.when(link.pause().greaterThan(0))
                                .then(texts.bind("status.paused", link.pause()))
                                .otherwise(texts.bind("main.cutOff"))));
        cutOff.managedProperty().bind(cutOff.visibleProperty());
        for (Page page : pages) {
            if (seat.account().get().role().includes(page.least())) {
                buttons.getChildren().add(button(page));
            }
        }
        group.selectedToggleProperty().addListener((observed, before, now) -> {
            if (now == null) {
                before.setSelected(true);
            } else {
                main.setCenter(views.computeIfAbsent(
                        (Page) now.getUserData(), page -> page.view().get()));
            }
        });
        group.getToggles().get(0).setSelected(true);
    }

    /** Brings a page to the front. */
    public void open(Page page) {
        group.getToggles().stream()
                .filter(button -> button.getUserData() == page)
                .forEach(group::selectToggle);
    }

    private ToggleButton button(Page page) {
        ToggleButton button = new ToggleButton();
        StringBinding title = texts.bind(page.title());
        button.textProperty()
                .bind(
                        page.count() == null
                                ? title
                                : Bindings.when(page.count().greaterThan(0))
                                        .then(texts.bind("main.pageCount", title, page.count()))
                                        .otherwise(title));
        button.setToggleGroup(group);
        button.setUserData(page);
        button.getStyleClass().add("page-button");
        return button;
    }
}
