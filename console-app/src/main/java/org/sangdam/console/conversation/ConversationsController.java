package org.sangdam.console.conversation;

import java.util.IdentityHashMap;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.sangdam.console.fx.Shortcut;
import org.sangdam.console.fx.Texts;
import org.sangdam.server.protocol.Status;

/** The tabs. A conversation's view is made when its tab is first looked at. One lives as long as a sign-in. */
public final class ConversationsController {
    private static final KeyCombination HAND_OVER = new KeyCodeCombination(KeyCode.F8);

    private final Conversations model;
    private final Surroundings surroundings;
    private final Texts texts;
    private final Map<ConversationModel, Tab> tabs = new IdentityHashMap<>();
    private final ListChangeListener<ConversationModel> changed = change -> showTabs();
    private final ChangeListener<ConversationModel> selected = (observed, before, now) -> select(now);

    @FXML
    private TabPane pane;

    @FXML
    private Node none;

    public ConversationsController(Conversations model, Surroundings surroundings) {
        this.model = model;
        this.surroundings = surroundings;
        this.texts = surroundings.views().texts();
    }

    @FXML
    private void initialize() {
        none.visibleProperty().bind(Bindings.isEmpty(model.tabs()));
        pane.visibleProperty().bind(Bindings.isNotEmpty(model.tabs()));
        // A tab pane does not ask its tabs how much room they need.
        pane.minWidthProperty()
                .bind(pane.getSelectionModel()
                        .selectedItemProperty()
                        .flatMap(Tab::contentProperty)
                        .flatMap(content -> ((Region) content).minWidthProperty())
                        .orElse(0));
        showTabs();
        select(model.selected().get());
        model.tabs().addListener(new WeakListChangeListener<>(changed));
        model.selected().addListener(new WeakChangeListener<>(selected));
        Shortcut.whileShown(pane, HAND_OVER, model::handOver);
        pane.getSelectionModel().selectedItemProperty().addListener((observed, before, now) -> {
            if (now != null && tabs.containsValue(now)) {
                fill(now);
                model.selected().set((ConversationModel) now.getUserData());
            }
        });
    }

    private void showTabs() {
        tabs.keySet()
                .removeIf(gone -> !model.tabs().contains(gone) && pane.getTabs().remove(tabs.get(gone)));
        for (ConversationModel each : model.tabs()) {
            if (!tabs.containsKey(each)) {
                Tab tab = tab(each);
                tabs.put(each, tab);
                pane.getTabs().add(tab);
            }
        }
    }

    private void select(ConversationModel now) {
        Tab tab = tabs.get(now);
        if (tab != null) {
            fill(tab);
            pane.getSelectionModel().select(tab);
            focusDraft(tab);
        }
    }

    /** Whatever brought the tab to the front: the pane takes the first one by itself. */
    private void fill(Tab tab) {
        if (tab.getContent() == null) {
            ConversationModel conversation = (ConversationModel) tab.getUserData();
            tab.setContent(surroundings.views().load(new ConversationTabController(conversation, model, surroundings)));
        }
    }

    /** Whoever has picked a customer wants to write to them. */
    private void focusDraft(Tab tab) {
        surroundings.later().execute(() -> {
            Node draft = tab.getContent().lookup(".draft");
            if (draft != null && pane.getSelectionModel().getSelectedItem() == tab) {
                draft.requestFocus();
            }
        });
    }

    private Tab tab(ConversationModel each) {
        Label name = new Label();
        name.textProperty().bind(each.facts().map(facts -> facts.name()));
        Label unread = new Label();
        unread.getStyleClass().add("unread");
        unread.textProperty().bind(each.unread().asString());
        unread.visibleProperty().bind(each.unread().greaterThan(0));
        unread.managedProperty().bind(unread.visibleProperty());
        HBox head = new HBox(name, unread);
        head.getStyleClass().add("tab-head");
        head.accessibleTextProperty().bind(texts.bind("conversationTab.tab", name.textProperty(), each.unread()));
        Tab tab = new Tab();
        tab.setGraphic(head);
        tab.setUserData(each);
        tab.closableProperty().bind(each.status().isNotEqualTo(Status.ACTIVE));
        tab.setOnCloseRequest(asked -> {
            asked.consume();
            model.close(each);
        });
        return tab;
    }
}
