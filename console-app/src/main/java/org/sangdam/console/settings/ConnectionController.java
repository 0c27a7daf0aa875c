package org.sangdam.console.settings;

import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import org.sangdam.console.fx.Texts;
import org.sangdam.console.link.Link;
import org.sangdam.server.protocol.Protocol;

/** How this console is connected, for people who look for a fault. UI thread. */
final class ConnectionController {
    private final Link link;
    private final Texts texts;

    @FXML
    private Label state;

    @FXML
    private Label host;

    @FXML
    private Label port;

    @FXML
    private Label roundTrip;

    @FXML
    private Label remote;

    @FXML
    private Label protocol;

    @FXML
    private Label customerPage;

    @FXML
    private Label onlyHere;

    ConnectionController(Link link, Texts texts) {
        this.link = link;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        state.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> texts.text(
                                "status.state." + link.state().get().name().toLowerCase(Locale.ROOT)),
                        link.state(),
                        texts.language()));
        host.textProperty().bind(link.address().map(address -> address.host()).orElse("–"));
        port.textProperty()
                .bind(link.address()
                        .map(address -> String.valueOf(address.port()))
                        .orElse("–"));
        roundTrip
                .textProperty()
                .bind(Bindings.createStringBinding(
                        () -> link.roundTrip().get() < 0
                                ? "–"
                                : texts.text(
                                        "status.roundTrip", link.roundTrip().get()),
                        link.roundTrip(),
                        texts.language()));
        remote.textProperty().bind(link.seat().remote().orElse("–"));
        customerPage.textProperty().bind(link.seat().customerPage().orElse("–"));
        onlyHere.visibleProperty()
                .bind(link.seat().customerPage().map(CustomerPage::onlyHere).orElse(false));
        onlyHere.managedProperty().bind(onlyHere.visibleProperty());
        protocol.setText(String.valueOf(Protocol.VERSION));
    }
}
