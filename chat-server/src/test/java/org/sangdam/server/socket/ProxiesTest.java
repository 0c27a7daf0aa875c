package org.sangdam.server.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {
    private final Proxies proxies = Proxies.trusting(List.of("127.0.0.1", "10.1.0.0/16", "fd00::/8", "192.0.2.0/25"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "127.0.0.1   | 203.0.113.9                         | 203.0.113.9",
                "127.0.0.1   | 203.0.113.9:4711                    | 203.0.113.9",
                "127.0.0.1   | 198.51.100.1, 203.0.113.9           | 203.0.113.9",
                "127.0.0.1   | 198.51.100.1, 203.0.113.9, 10.1.2.3 | 203.0.113.9",
                "127.0.0.1   | 198.51.100.1; 203.0.113.9           | 203.0.113.9",
                "10.1.255.1  | 2001:db8::7                         | 2001:db8:0:0:0:0:0:7",
                "10.1.255.1  | [2001:db8::7]:443                   | 2001:db8:0:0:0:0:0:7",
                "fd00::5     | 203.0.113.9                         | 203.0.113.9",
                "192.0.2.127 | 203.0.113.9                         | 203.0.113.9",
            })
    void theNearestHopThatNobodyVouchesForIsTheClient(String peer, String forwarded, String client)
            throws UnknownHostException {
        assertThat(proxies.client(InetAddress.getByName(peer), forwarded).getHostAddress())
                .isEqualTo(client);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.2", "10.2.0.1", "fe80::1", "192.0.2.128", "203.0.113.1"})
    void aStrangersWordIsNotBelieved(String peer) throws UnknownHostException {
        InetAddress address = InetAddress.getByName(peer);
        assertThat(proxies.client(address, "198.51.100.1")).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "unknown",
                "localhost",
                "abc.def",
                "_hidden",
                "1.2.3",
                "01.2.3.4",
                "1.2.3.4 x",
                "fe80::1%eth0",
                "[::1]x",
                "[1.2.3.4]"
            })
    void whatIsNoAddressEndsTheChain(String forwarded) throws UnknownHostException {
        InetAddress proxy = InetAddress.getByName("127.0.0.1");
        assertThat(proxies.client(proxy, "203.0.113.9, " + forwarded)).isEqualTo(proxy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "10.0.0.0/x", "::/129", "", "10.0.0.0/"})
    void whatIsNoAddressCannotBeTrusted(String written) {
        assertThatIllegalArgumentException().isThrownBy(() -> Proxies.trusting(List.of(written)));
    }

    @Test
    void nobodyIsTrustedUnlessSaid() throws UnknownHostException {
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        assertThat(Proxies.trusting(List.of()).client(loopback, "203.0.113.9")).isEqualTo(loopback);
    }
}
