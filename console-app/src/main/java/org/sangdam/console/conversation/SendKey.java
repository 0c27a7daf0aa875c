package org.sangdam.console.conversation;

import java.util.concurrent.Executor;
import javafx.scene.control.TextArea;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodTextRun;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * Enter sends, Shift+Enter breaks the line, and a syllable in the making is never cut in two. While Hangul is being composed
 * the text area already shows the half syllable, so an Enter has to wait for the input method to commit it; whichever of the
 * two comes first, the text goes once and whole. In any other composition (kana, pinyin) Enter belongs to the input method.
 */
final class SendKey {
    private final TextArea area;
    private final Runnable send;
    private final Executor later;
    private String composed = "";
    private boolean sendWhenCommitted;

    /** @param later runs on the UI thread after the event at hand */
    SendKey(TextArea area, Runnable send, Executor later) {
        this.area = area;
        this.send = send;
        this.later = later;
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        area.addEventHandler(InputMethodEvent.INPUT_METHOD_TEXT_CHANGED, this::composing);
    }

    private void key(KeyEvent event) {
        if (event.getCode() != KeyCode.ENTER || event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        event.consume();
        if (event.isShiftDown()) {
            if (composed.isEmpty() && area.isEditable()) {
                area.replaceSelection("\n");
            }
        } else if (composed.isEmpty()) {
            send.run();
        } else if (composed.codePoints().allMatch(SendKey::hangul)) {
            sendWhenCommitted = true;
        }
    }

    private void composing(InputMethodEvent event) {
        StringBuilder now = new StringBuilder();
        for (InputMethodTextRun run : event.getComposed()) {
            now.append(run.getText());
        }
        composed = now.toString();
        if (composed.isEmpty() && sendWhenCommitted) {
            sendWhenCommitted = false;
            // The area takes the committed text in only after this handler.
            later.execute(send);
        }
    }

    private static boolean hangul(int c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL;
    }
}
