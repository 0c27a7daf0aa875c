package org.sangdam.console.fx;

/** What somebody has chosen for the theme. */
public enum ThemeChoice {
    LIGHT,
    DARK,
    /** As the rest of the desktop looks. */
    FOLLOW;

    static ThemeChoice of(Theme theme) {
        return theme == Theme.DARK ? DARK : LIGHT;
    }

    Theme theme(Theme system) {
        return switch (this) {
            case LIGHT -> Theme.LIGHT;
            case DARK -> Theme.DARK;
            case FOLLOW -> system;
        };
    }
}
