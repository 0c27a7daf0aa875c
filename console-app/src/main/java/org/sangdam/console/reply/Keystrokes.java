package org.sangdam.console.reply;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Text as it is typed, letter by letter: a word that is only begun is a beginning of the whole one, also in the middle of a
 * syllable. While 하나 is typed it reads 한 for a moment, and both begin with ㅎ, ㅏ, ㄴ.
 */
final class Keystrokes {
    private static final char FIRST = '가';
    private static final char LAST = '힣';
    private static final String LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
    private static final String[] VOWELS = {
        "ㅏ", "ㅐ", "ㅑ", "ㅒ", "ㅓ", "ㅔ", "ㅕ", "ㅖ", "ㅗ", "ㅗㅏ", "ㅗㅐ", "ㅗㅣ", "ㅛ", "ㅜ", "ㅜㅓ", "ㅜㅔ", "ㅜㅣ", "ㅠ", "ㅡ", "ㅡㅣ", "ㅣ"
    };
    private static final String[] TAILS = {
        "", "ㄱ", "ㄲ", "ㄱㅅ", "ㄴ", "ㄴㅈ", "ㄴㅎ", "ㄷ", "ㄹ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㅌ", "ㄹㅍ", "ㄹㅎ", "ㅁ", "ㅂ", "ㅂㅅ", "ㅅ",
        "ㅆ", "ㅇ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ"
    };

    private Keystrokes() {}

    static String of(String text) {
        StringBuilder keys = new StringBuilder();
        for (char c : composed(text).toCharArray()) {
            if (syllable(c)) {
                int index = c - FIRST;
                keys.append(LEADS.charAt(index / (VOWELS.length * TAILS.length)))
                        .append(VOWELS[index / TAILS.length % VOWELS.length])
                        .append(TAILS[index % TAILS.length]);
            } else {
                keys.append(c);
            }
        }
        return keys.toString();
    }

    /** ㅇㅅ for 인사: how Koreans look for what they know. */
    static String initials(String text) {
        StringBuilder initials = new StringBuilder();
        for (char c : composed(text).toCharArray()) {
            initials.append(syllable(c) ? LEADS.charAt((c - FIRST) / (VOWELS.length * TAILS.length)) : c);
        }
        return initials.toString();
    }

    private static boolean syllable(char c) {
        return c >= FIRST && c <= LAST;
    }

    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
