package org.sangdam.console.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerPageTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:8080/", "http://127.0.0.1:8080/", "http://127.1.2.3/", "http://[::1]:8080/"})
    void aLoopbackAddressOpensHereOnly(String address) {
        assertThat(CustomerPage.onlyHere(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://192.168.0.7:8080/", "http://chat.example/", "http://[fe80::1]:8080/"})
    void anyOtherOpensElsewhereToo(String address) {
        assertThat(CustomerPage.onlyHere(address)).isFalse();
    }
}
