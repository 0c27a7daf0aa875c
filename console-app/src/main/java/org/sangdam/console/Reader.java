package org.sangdam.console;

import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.sangdam.console.conversation.TranscriptReader;
import org.sangdam.console.fx.Appearance;
import org.sangdam.console.history.HistoryScreens;
import org.sangdam.server.protocol.ToCounsellor;

/** Opens an archived consultation in a window of its own, beside the conversation that is going on. UI thread. */
final class Reader implements TranscriptReader {
    private static final double WIDTH = 560;
    private static final double HEIGHT = 680;

    private final Stage owner;
    private final Appearance appearance;
    private final HistoryScreens history;

    Reader(Stage owner, Appearance appearance, HistoryScreens history) {
        this.owner = owner;
        this.appearance = appearance;
        this.history = history;
    }

    @Override
    public void read(ToCounsellor.Archived consultation) {
        Stage window = new Stage();
        Scene scene = new Scene(history.transcript(consultation.conversation()), WIDTH, HEIGHT);
        appearance.dress(scene);
        scene.setOnKeyPressed(pressed -> {
            if (pressed.getCode() == KeyCode.ESCAPE) {
                window.close();
            }
        });
        window.initOwner(owner);
        window.setTitle(consultation.name());
        window.setScene(scene);
        window.show();
    }
}
