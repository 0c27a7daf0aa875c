package org.sangdam.console.signin;

import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import org.sangdam.console.fx.FieldProblem;
import org.sangdam.console.fx.Shown;
import org.sangdam.console.fx.Texts;
import org.sangdam.console.link.Link;
import org.sangdam.console.link.LinkState;
import org.sangdam.console.link.Sentences;

/** The sign-in form. */
public final class SignInController {
    private final SignInModel model;
    private final Link link;
    private final Texts texts;
    private final Sentences sentences;

    @FXML
    private HBox address;

    @FXML
    private Label embedded;

    @FXML
    private TextField host;

    @FXML
    private TextField port;

    @FXML
    private TextField name;

    @FXML
    private PasswordField password;

    @FXML
    private Label addressProblem;

    @FXML
    private Label nameProblem;

    @FXML
    private Label passwordProblem;

    @FXML
    private Label problem;

    @FXML
    private Node submit;

    public SignInController(SignInModel model, Link link, Texts texts) {
        this.model = model;
        this.link = link;
        this.texts = texts;
        this.sentences = new Sentences(texts);
    }

    @FXML
    private void initialize() {
        host.textProperty().bindBidirectional(model.host());
        port.textProperty().bindBidirectional(model.port());
        name.textProperty().bindBidirectional(model.name());
        password.textProperty().bindBidirectional(model.password());
        Shown.when(model.embedded().not(), address);
        Shown.when(model.embedded(), embedded);
        port.disableProperty().bind(Bindings.createBooleanBinding(model::isOfWeb, model.host()));
        BooleanBinding hostWrong = wrong(() -> !model.hostFits(), model.host());
        BooleanBinding portWrong = wrong(() -> !model.portFits(), model.port(), model.host());
        BooleanBinding nameWrong = wrong(() -> model.name().get().isBlank(), model.name());
        BooleanBinding passwordWrong = wrong(() -> model.password().get().isEmpty(), model.password());
        FieldProblem.mark(hostWrong, host);
        FieldProblem.mark(portWrong, port);
        Shown.when(hostWrong.or(portWrong), addressProblem);
        FieldProblem.when(nameWrong, name, nameProblem);
        FieldProblem.when(passwordWrong, password, passwordProblem);
        problem.textProperty()
                .bind(Bindings.createStringBinding(this::sentence, model.failure(), link.state(), texts.language()));
        Shown.when(problem.textProperty().isNotEmpty(), problem);
        submit.disableProperty().bind(model.busy());
    }

    /** Puts the cursor where something is to be written. Call when the form comes on the screen. */
    public void focus() {
        (model.name().get().isEmpty() ? name : password).requestFocus();
    }

    @FXML
    private void submit() {
        model.submit();
    }

    @FXML
    private void switchLanguage() {
        texts.language().set(texts.language().get().other());
    }

    private String sentence() {
        if (model.failure().get() != null) {
            return sentences.of(model.failure().get());
        }
        return link.state().get() == LinkState.REFUSED ? texts.text("signIn.again") : "";
    }

    private BooleanBinding wrong(BooleanSupplier test, Observable... fields) {
        Observable[] watched =
                Stream.concat(Stream.of(model.tried()), Stream.of(fields)).toArray(Observable[]::new);
        return Bindings.createBooleanBinding(() -> model.tried().get() && test.getAsBoolean(), watched);
    }
}
