package org.sangdam.console.transfer;

import java.util.IdentityHashMap;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.VBox;
import org.sangdam.console.fx.Shortcut;
import org.sangdam.console.fx.Shown;
import org.sangdam.console.fx.Views;

/** All that colleagues offer, above every page. One lives as long as a sign-in. */
public final class OffersController {
    private static final KeyCombination ACCEPT = new KeyCodeCombination(KeyCode.F9);
    private static final KeyCombination DECLINE = new KeyCodeCombination(KeyCode.F9, KeyCombination.SHIFT_DOWN);

    /** Pixels that several offers may take of the page below them. */
    private static final double MOST = 264;

    private final OffersModel model;
    private final TransferWords words;
    private final Views views;
    private final Map<OfferRow, Node> cards = new IdentityHashMap<>();
    private final ListChangeListener<OfferRow> changed = change -> showCards();

    @FXML
    private ScrollPane offers;

    @FXML
    private VBox list;

    public OffersController(OffersModel model, TransferWords words, Views views) {
        this.model = model;
        this.words = words;
        this.views = views;
    }

    @FXML
    private void initialize() {
        Shown.when(Bindings.isNotEmpty(list.getChildren()), offers);
        DoubleBinding height =
                Bindings.createDoubleBinding(() -> Math.min(MOST, list.getHeight()), list.heightProperty());
        offers.minHeightProperty().bind(height);
        offers.prefHeightProperty().bind(height);
        // Weak: the model outlives this strip, which goes with the sign-out.
        model.rows().addListener(new WeakListChangeListener<>(changed));
        Shortcut.whileShown(offers, ACCEPT, () -> model.first().ifPresent(model::accept));
        Shortcut.whileShown(offers, DECLINE, () -> model.first().ifPresent(model::decline));
        showCards();
    }

    private void showCards() {
        cards.keySet().retainAll(model.rows());
        list.getChildren().setAll(model.rows().stream().map(this::card).toList());
    }

    private Node card(OfferRow row) {
        return cards.computeIfAbsent(row, each -> views.load(new OfferCardController(each, model, words)));
    }
}
