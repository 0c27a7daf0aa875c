package org.sangdam.server.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "203.0.113.9",
                "255.255.255.255",
                "::",
                "::1",
                "2001:db8::7",
                "2001:DB8:1:2:3:4:5:6",
                "1::",
                "1:2:3:4:5:6:7::",
                "::2:3:4:5:6:7:8",
                "::ffff:203.0.113.9",
                "64:ff9b::203.0.113.9",
                "1:2:3:4:5:6:203.0.113.9",
            })
    void anAddressInFiguresIsReadAsJavaReadsIt(String written) throws UnknownHostException {
        assertThat(Literal.address(written)).contains(InetAddress.getByName(written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "localhost",
                "customer.example",
                "a.b.c.d",
                "300.1.1.1",
                "999.1.1.1",
                "256.256.256.256",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.4.",
                "01.2.3.4",
                "1.2.3.-4",
                "٣.1.1.1",
                ":",
                ":::",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8::",
                "12345::",
                "g::1",
                ":1::2",
                "1::2:",
                "::300.1.1.1",
                "1.2.3.4::",
                "1:2:3:4:5:6:7:1.2.3.4",
                "fe80::1%eth0",
                "fe80::1%1",
                "[::1]",
            })
    void whatIsNoAddressInFiguresIsNone(String written) {
        assertThat(Literal.address(written)).isEmpty();
    }

    @Test
    void whatIsFarTooLongIsNotLookedAt() {
        assertThat(Literal.address("1:".repeat(4_000))).isEmpty();
    }
}
