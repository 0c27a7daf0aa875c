package org.sangdam.console.window;

import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.Region;
import org.sangdam.console.fx.Appearance;
import org.sangdam.console.fx.Notices;
import org.sangdam.console.fx.Texts;
import org.sangdam.console.link.Link;
import org.sangdam.console.link.LinkState;
import org.sangdam.console.link.Sentences;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Presence;
import org.sangdam.server.protocol.ToCounsellor;

/** The end of the header: whether I am available, how the console looks, who I am, sign out. */
public final class MenuController {
    private static final PseudoClass AWAY = PseudoClass.getPseudoClass("away");

    private final Link link;
    private final Appearance appearance;
    private final Texts texts;
    private final Notices notices;
    private final Leaving leaving;
    private final Sentences sentences;

    private final ChangeListener<Presence> presenceChanged = (observed, before, now) -> markPresence(now);

    @FXML
    private Button presence;

    @FXML
    private Label presenceWord;

    @FXML
    private Region presenceMark;

    @FXML
    private Button theme;

    @FXML
    private Button language;

    @FXML
    private MenuButton me;

    public MenuController(Link link, Appearance appearance, Notices notices, Leaving leaving) {
        this.link = link;
        this.appearance = appearance;
        this.texts = appearance.texts();
        this.notices = notices;
        this.leaving = leaving;
        this.sentences = new Sentences(texts);
    }

    @FXML
    private void initialize() {
        presenceWord
                .textProperty()
                .bind(Bindings.createStringBinding(
                        () -> texts.text("menu.presence."
                                + link.seat().presence().get().name().toLowerCase(Locale.ROOT)),
                        link.seat().presence(),
                        texts.language()));
        presence.accessibleTextProperty().bind(texts.bind("menu.presence.button", presenceWord.textProperty()));
        presence.disableProperty().bind(link.state().isNotEqualTo(LinkState.CONNECTED));
        // Weak: the seat outlives this header, which goes with the sign-out.
        link.seat().presence().addListener(new WeakChangeListener<>(presenceChanged));
        markPresence(link.seat().presence().get());
        theme.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> texts.text("menu.theme."
                                + appearance.theme().get().other().name().toLowerCase(Locale.ROOT)),
                        appearance.theme(),
                        texts.language()));
        language.textProperty().bind(texts.bind("menu.language"));
        me.textProperty().bind(link.seat().account().map(ToCounsellor.Account::name));
        me.accessibleTextProperty().bind(texts.bind("menu.me", me.textProperty()));
    }

    @FXML
    private void switchPresence() {
        Presence wanted = link.seat().presence().get() == Presence.AVAILABLE ? Presence.AWAY : Presence.AVAILABLE;
        link.ask(id -> new FromCounsellor.SetPresence(id, wanted)).exceptionally(failed -> {
            notices.warn(sentences.of(failed));
            return null;
        });
    }

    @FXML
    private void switchTheme() {
        appearance.switchTheme();
    }

    @FXML
    private void switchLanguage() {
        texts.language().set(texts.language().get().other());
    }

    @FXML
    private void signOut() {
        if (leaving.maySignOut()) {
            link.signOut();
        }
    }

    private void markPresence(Presence now) {
        presenceMark.pseudoClassStateChanged(AWAY, now == Presence.AWAY);
    }
}
