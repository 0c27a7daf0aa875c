package org.sangdam.console.window;

import java.util.function.IntSupplier;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.Stage;
import org.sangdam.console.fx.Appearance;
import org.sangdam.console.fx.Texts;

/** Asks a counsellor who is about to leave customers alone, before it is done. UI thread. */
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

    /**
     * For a window that the service ends with, for everybody.
     *
     * @param waiting how many customers of the office wait
     * @param served how many of them talk, with whichever counsellor
     * @return whether there is nobody, or the counsellor wants to end it all the same
     */
    public boolean mayEndService(int waiting, int served) {
        int talked = Math.max(served, talking.getAsInt());
        return waiting + talked == 0
                || ask(appearance.texts().text("leaving.end.question", waiting, talked), "leaving.end.");
    }

    private boolean agreed(String leave) {
        int customers = talking.getAsInt();
        return customers == 0 || ask(appearance.texts().text("leaving.question", customers), leave);
    }

    /** To stay is what Enter and Escape do. */
    private boolean ask(String asked, String leave) {
        Texts texts = appearance.texts();
        ButtonType go = new ButtonType(texts.text(leave + "button"), ButtonData.OTHER);
        ButtonType stay = new ButtonType(texts.text(leave + "stay"), ButtonData.CANCEL_CLOSE);
        Alert question = new Alert(Alert.AlertType.CONFIRMATION, texts.text(leave + "consequence"), go, stay);
        question.initOwner(stage);
        question.setTitle(texts.text(leave + "button"));
        question.setHeaderText(asked);
        question.setGraphic(null);
        Button staying = (Button) question.getDialogPane().lookupButton(stay);
        staying.setDefaultButton(true);
        question.setOnShown(shown -> staying.requestFocus());
        question.getDialogPane().lookupButton(go).getStyleClass().add("danger");
        appearance.dress(question.getDialogPane().getScene());
        return question.showAndWait().filter(go::equals).isPresent();
    }
}
