package org.sangdam.console.fx;

import java.util.Locale;

/** A language that the console speaks. */
public enum Language {
    KO(Locale.KOREA),
    EN(Locale.US);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    public Language other() {
        return this == KO ? EN : KO;
    }

    /** The language of a system's locale: Korean for Korean, English for all others. */
    public static Language of(Locale locale) {
        return locale.getLanguage().equals("ko") ? KO : EN;
    }
}
