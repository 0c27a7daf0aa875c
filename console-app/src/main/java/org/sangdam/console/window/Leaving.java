package org.sangdam.console.window;

import java.util.function.IntSupplier;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.Stage;
import org.sangdam.console.fx.Appearance;
import org.sangdam.console.fx.Texts;

/** Asks a counsellor who is about to leave customers in the middle of a conversation. UI thread. */
public final class Leaving {
    private final Stage stage;
    private final Appearance appearance;
    private final IntSupplier talking;

    /**
     * @param stage the window that is left
     * @param talking with how many customers the counsellor is talking
     */
    public Leaving(Stage stage, Appearance appearance, IntSupplier talking) {
        this.stage = stage;
        this.appearance = appearance;
        this.talking = talking;
    }

    /** @return whether nobody is left behind, or the counsellor wants to sign out all the same */
    boolean maySignOut() {
        return agreed("leaving.signOut.");
    }

    /** @return whether nobody is left behind, or the counsellor wants to close the window all the same */
    public boolean mayClose() {
        return agreed("leaving.close.");
    }

    private boolean agreed(String leave) {
        int customers = talking.getAsInt();
        return customers == 0 || ask(customers, leave);
    }

    /** To stay is what Enter and Escape do. */
    private boolean ask(int customers, String leave) {
        Texts texts = appearance.texts();
        ButtonType go = new ButtonType(texts.text(leave + "button"), ButtonData.OTHER);
        ButtonType stay = new ButtonType(texts.text("leaving.stay"), ButtonData.CANCEL_CLOSE);
        Alert question = new Alert(Alert.AlertType.CONFIRMATION, texts.text(leave + "consequence"), go, stay);
        question.initOwner(stage);
        question.setTitle(texts.text(leave + "button"));
        question.setHeaderText(texts.text("leaving.question", customers));
        question.setGraphic(null);
        Button staying = (Button) question.getDialogPane().lookupButton(stay);
        staying.setDefaultButton(true);
        question.setOnShown(shown -> staying.requestFocus());
        question.getDialogPane().lookupButton(go).getStyleClass().add("danger");
        appearance.dress(question.getDialogPane().getScene());
        return question.showAndWait().filter(go::equals).isPresent();
    }
}
