package org.sangdam.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private static final String PASSWORD = "긴 비밀번호 하나";

    private final Passwords passwords = new Passwords(new SecureRandom());

    @Test
    void onlyTheRightPasswordMatches() {
        String hash = passwords.hash(PASSWORD);
        assertThat(passwords.matches(PASSWORD, hash)).isTrue();
        assertThat(passwords.matches(PASSWORD + " ", hash)).isFalse();
        assertThat(passwords.matches("", hash)).isFalse();
        assertThat(passwords.matches(PASSWORD, null)).isFalse();
    }

    /** Who has an account is nobody's business. */
    @Test
    void anUnknownNameTakesAsLongAsAWrongPassword() {
        String hash = passwords.hash(PASSWORD);
        passwords.matches("warm", hash);
        long known = median(() -> passwords.matches("wrong", hash));
        long unknown = median(() -> passwords.matches("wrong", null));
        assertThat((double) unknown / known).isBetween(0.2, 5.0);
    }

    private static long median(Runnable check) {
        return LongStream.generate(() -> {
                    long start = System.nanoTime();
                    check.run();
                    return System.nanoTime() - start;
                })
                .limit(7)
                .sorted()
                .skip(3)
                .findFirst()
                .orElseThrow();
    }
}
