package org.sangdam.console.fx;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;

/** Light or dark. */
public enum Theme {
    LIGHT(new PrimerLight()),
    DARK(new PrimerDark());

    private final atlantafx.base.theme.Theme style;

    Theme(atlantafx.base.theme.Theme style) {
        this.style = style;
    }

    /** Dresses every window of the program. UI thread. */
    void apply() {
        Application.setUserAgentStylesheet(style.getUserAgentStylesheet());
    }

    public Theme other() {
        return this == LIGHT ? DARK : LIGHT;
    }
}
