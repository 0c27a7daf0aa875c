package org.sangdam.console.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sangdam.console.password.NewPassword.Problem;

class NewPasswordTest {
    private final NewPassword model = new NewPassword();

    private void type(String password, String repeated) {
        model.password().set(password);
        model.repeated().set(repeated);
    }

    @Test
    void fromEightToTwoHundredCharactersFit() {
        type("1234567", "1234567");
        assertThat(model.problem().get()).isEqualTo(Problem.TOO_SHORT);
        type("12345678", "12345678");
        assertThat(model.problem().get()).isNull();
        type("x".repeat(200), "x".repeat(200));
        assertThat(model.problem().get()).isNull();
        type("x".repeat(201), "x".repeat(201));
        assertThat(model.problem().get()).isEqualTo(Problem.TOO_LONG);
    }

    @Test
    void bothHaveToBeTheSame() {
        type("동해물과 백두산이", "동해물과 백두산");
        assertThat(model.problem().get()).isEqualTo(Problem.DIFFERENT);
    }

    @Test
    void nothingStaysAfterUse() {
        type("12345678", "12345678");
        model.tried().set(true);
        model.clear();
        assertThat(model.password().get()).isEmpty();
        assertThat(model.repeated().get()).isEmpty();
        assertThat(model.tried().get()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'', NONE",
        "kx7, WEAK",
        "password1, WEAK",
        "qwerty123456, WEAK",
        "12345678901234, WEAK",
        "aaaaaaaaaaaaaaaa, WEAK",
        "kbrx7wmt2, FAIR",
        "kV7#mwQ2!pLz9, STRONG",
        "동해물과 백두산이 마르고, STRONG"
    })
    void strengthIsWhatAGuesserHasToTry(String password, Strength strength) {
        assertThat(Strength.of(password)).isEqualTo(strength);
    }
}
