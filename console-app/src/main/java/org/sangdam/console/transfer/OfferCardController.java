package org.sangdam.console.transfer;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.sangdam.console.fx.Shown;
import org.sangdam.console.fx.Texts;
import org.sangdam.server.protocol.ToCounsellor;

/** One conversation that a colleague offers: who asks, whom it is about, and the two answers. UI thread. */
final class OfferCardController {
    private final OfferRow row;
    private final OffersModel model;
    private final TransferWords words;
    private final Texts texts;

    @FXML
    private HBox card;

    @FXML
    private Label asks;

    @FXML
    private Label seconds;

    @FXML
    private Label about;

    @FXML
    private Label note;

    @FXML
    private Label problem;

    @FXML
    private Button accept;

    @FXML
    private Button decline;

    OfferCardController(OfferRow row, OffersModel model, TransferWords words) {
        this.row = row;
        this.model = model;
        this.words = words;
        this.texts = words.texts();
    }

    @FXML
    private void initialize() {
        ToCounsellor.Offer offer = row.offer();
        asks.textProperty().bind(texts.bind("offerCard.asks", offer.counsellorName(), offer.name()));
        seconds.textProperty().bind(texts.bind("offerCard.seconds", row.seconds()));
        about.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> String.join(" · ", words.topic().apply(offer.topic()), offer.firstLine()),
                        texts.language()));
        if (offer.note() != null) {
            note.textProperty().bind(texts.bind("offerCard.note", offer.note()));
        }
        Shown.when(note.textProperty().isNotEmpty(), note);
        problem.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> words.why(row.failure().get()), row.failure(), texts.language()));
        Shown.when(problem.textProperty().isNotEmpty(), problem);
        accept.textProperty().bind(label("offerCard.accept", "offerCard.acceptKey"));
        decline.textProperty().bind(label("offerCard.decline", "offerCard.declineKey"));
        accept.accessibleTextProperty().bind(spoken(accept));
        decline.accessibleTextProperty().bind(spoken(decline));
        card.disableProperty().bind(row.busy());
    }

    /** With the key only where it is this one that the key answers. */
    private StringBinding label(String word, String withKey) {
        return Bindings.createStringBinding(
                () -> texts.text(row.first().get() ? withKey : word), row.first(), texts.language());
    }

    private StringBinding spoken(Button button) {
        return Bindings.createStringBinding(
                () -> String.join(", ", button.getText(), asks.getText()), button.textProperty(), asks.textProperty());
    }

    @FXML
    private void accept() {
        model.accept(row);
    }

    @FXML
    private void decline() {
        model.decline(row);
    }
}
