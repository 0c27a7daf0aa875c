package org.sangdam.console.password;

import java.util.List;
import java.util.Locale;

/** How hard a password is to guess: a hint for people, not a rule. */
public enum Strength {
    NONE,
    WEAK,
    FAIR,
    STRONG;

    private static final int FAIR_BITS = 45;
    private static final int STRONG_BITS = 65;
    /** What guessing programs begin with. */
    private static final List<String> COMMON =
            List.of("password", "qwerty", "asdf", "zxcv", "1q2w3e4r", "q1w2e3r4", "admin", "sangdam", "abcd", "1234");

    static Strength of(String password) {
        if (password.length() < NewPassword.SHORTEST) {
            return password.isEmpty() ? NONE : WEAK;
        }
        double bits = bits(withoutCommon(password));
        return bits >= STRONG_BITS ? STRONG : bits >= FAIR_BITS ? FAIR : WEAK;
    }

    private static String withoutCommon(String password) {
        String rest = password.toLowerCase(Locale.ROOT);
        for (String word : COMMON) {
            rest = rest.replace(word, word.substring(0, 1));
        }
        // Upper case counts where nothing common was found.
        return rest.length() == password.length() ? password : rest;
    }

    /** Each character counts by the size of its alphabet, less if it only repeats or continues the one before. */
    private static double bits(String password) {
        double each = Math.log(alphabet(password)) / Math.log(2);
        double bits = 0;
        int before = -2;
        for (int character : password.codePoints().toArray()) {
            bits += Math.abs(character - before) <= 1 ? 1 : each;
            before = character;
        }
        long different = password.codePoints().distinct().count();
        return Math.min(bits, different * each * 1.5);
    }

    private static int alphabet(String password) {
        int size = 0;
        size += password.chars().anyMatch(c -> c >= 'a' && c <= 'z') ? 26 : 0;
        size += password.chars().anyMatch(c -> c >= 'A' && c <= 'Z') ? 26 : 0;
        size += password.chars().anyMatch(c -> c >= '0' && c <= '9') ? 10 : 0;
        size += password.chars().anyMatch(c -> c < 128 && !Character.isLetterOrDigit(c)) ? 32 : 0;
        size += password.chars().anyMatch(c -> c >= 128) ? 400 : 0;
        return Math.max(2, size);
    }
}
