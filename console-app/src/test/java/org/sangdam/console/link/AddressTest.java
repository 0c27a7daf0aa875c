package org.sangdam.console.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @ParameterizedTest
    @CsvSource({
        "https://chat.example.com, wss://chat.example.com:443/counsellor, https://chat.example.com",
        "https://chat.example.com/, wss://chat.example.com:443/counsellor, https://chat.example.com",
        "wss://chat.example.com:8443, wss://chat.example.com:8443/counsellor, https://chat.example.com:8443",
        "https://[2001:db8::1]:9000, wss://[2001:db8::1]:9000/counsellor, https://[2001:db8::1]:9000",
    })
    void anAddressOfTheWebIsSecuredAndReadAgainAsItIsWritten(String written, String socket, String again) {
        Address address = Address.ofWeb(written).orElseThrow();
        assertThat(address.uri()).hasToString(socket);
        assertThat(address.written()).isEqualTo(again);
        assertThat(Address.ofWeb(again)).hasValue(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chat.example.com",
                "http://chat.example.com",
                "https://",
                "https://a:0",
                "https://a:70000",
                "https://a/path",
                "https://user@a"
            })
    void nothingElseIs(String written) {
        assertThat(Address.ofWeb(written)).isEmpty();
    }

    @Test
    void aHostAndAPortAreNotSecured() {
        assertThat(new Address("10.0.0.5", 8081).uri()).hasToString("ws://10.0.0.5:8081/counsellor");
        assertThat(new Address("10.0.0.5", 8081).written()).isEqualTo("10.0.0.5");
    }
}
