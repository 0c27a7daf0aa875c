package org.sangdam.console.conversation;

import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import javafx.scene.control.TextArea;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodTextRun;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * Enter sends, or takes what is chosen in a list while one is open, and then Tab does so too; Shift+Enter breaks the line, and
 * a syllable in the making is never cut in two. While Hangul is being composed the text area already shows the half syllable,
 * so an Enter has to wait for the input method to commit it; whichever of the two comes first, the text goes once and whole.
 * In any other composition (kana, pinyin) Enter belongs to the input method.
 */
final class SendKey {
    private final TextArea area;
    private final Runnable send;
    private final BooleanSupplier choosing;
    private final Runnable choose;
    private final Executor later;
    private String composed = "";
    /** What the Enter was meant for that waits for a syllable to be committed; null if none waits. */
    private Runnable whenCommitted;

    /**
     * @param choosing whether a list is open
     * @param choose takes what is chosen there; nothing if it has been closed since
     * @param later runs on the UI thread after the event at hand
     */
    SendKey(TextArea area, Runnable send, BooleanSupplier choosing, Runnable choose, Executor later) {
        this.area = area;
        this.send = send;
        this.choosing = choosing;
        this.choose = choose;
        this.later = later;
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        area.addEventHandler(InputMethodEvent.INPUT_METHOD_TEXT_CHANGED, this::composing);
    }

    private void key(KeyEvent event) {
        boolean open = choosing.getAsBoolean();
        boolean tab = event.getCode() == KeyCode.TAB && open && !event.isShiftDown();
        if (event.getCode() != KeyCode.ENTER && !tab
                || event.isControlDown()
                || event.isAltDown()
                || event.isMetaDown()) {
            return;
        }
        Runnable meant = open ? choose : send;
        event.consume();
        if (event.isShiftDown()) {
            if (composed.isEmpty() && area.isEditable()) {
                area.replaceSelection("\n");
            }
        } else if (composed.isEmpty()) {
            meant.run();
        } else if (composed.codePoints().allMatch(SendKey::hangul)) {
            whenCommitted = meant;
        }
    }

    private void composing(InputMethodEvent event) {
        StringBuilder now = new StringBuilder();
        for (InputMethodTextRun run : event.getComposed()) {
            now.append(run.getText());
        }
        composed = now.toString();
        if (composed.isEmpty() && whenCommitted != null) {
            // The area takes the committed text in only after this handler.
            later.execute(whenCommitted);
            whenCommitted = null;
        }
    }

    private static boolean hangul(int c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL;
    }
}
