package org.sangdam.server.socket;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which peers speak for others: a reverse proxy names its client in {@code X-Forwarded-For}. Nobody else's word counts, and
 * of a chain only what trusted hops have written. Never asks a name server. Immutable.
 */
public final class Proxies {
    private static final Pattern IPV4_WITH_PORT = Pattern.compile("([0-9.]+):[0-9]{1,5}");
    private static final Pattern IPV6_IN_BRACKETS = Pattern.compile("\\[([0-9a-fA-F.]*:[0-9a-fA-F:.]*)](:[0-9]{1,5})?");

    private final List<Network> trusted;

    private Proxies(List<Network> trusted) {
        this.trusted = trusted;
    }

    /** @param bits how many of its first bits an address must share */
    private record Network(byte[] address, int bits) {
        boolean contains(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            int whole = bits / 8;
            int rest = bits % 8;
            int mask = 0xff << (8 - rest) & 0xff;
            return Arrays.equals(address, 0, whole, other, 0, whole)
                    && (rest == 0 || (address[whole] & mask) == (other[whole] & mask));
        }
    }

    /**
     * @param trusted addresses, or networks as {@code 10.0.0.0/8}
     * @throws IllegalArgumentException one of them is neither
     */
    public static Proxies trusting(List<String> trusted) {
        return new Proxies(trusted.stream().map(Proxies::network).toList());
    }

    private static Network network(String written) {
        String[] parts = written.strip().split("/", 2);
        byte[] address = literal(parts[0])
                .orElseThrow(() -> new IllegalArgumentException(written + " is no address of a proxy"))
                .getAddress();
        int most = address.length * 8;
        if (parts.length == 1) {
            return new Network(address, most);
        }
        if (!parts[1].matches("\\d{1,3}") || Integer.parseInt(parts[1]) > most) {
            throw new IllegalArgumentException(written + " is no network of proxies");
        }
        return new Network(address, Integer.parseInt(parts[1]));
    }

    boolean trusts(InetAddress peer) {
        return trusted.stream().anyMatch(network -> network.contains(peer.getAddress()));
    }

    /**
     * Who is really there.
     *
     * @param peer the other end of the connection
     * @param forwarded the header, empty if there is none
     */
    InetAddress client(InetAddress peer, String forwarded) {
        InetAddress client = peer;
        String[] hops = forwarded.split("[,;]");
        for (int hop = hops.length - 1; hop >= 0 && trusts(client); hop--) {
            Optional<InetAddress> before = literal(hops[hop].strip());
            if (before.isEmpty()) {
                break;
            }
            client = before.get();
        }
        return client;
    }

    private static Optional<InetAddress> literal(String written) {
        String address = IPV4_WITH_PORT.matcher(written).replaceFirst("$1");
        return Literal.address(IPV6_IN_BRACKETS.matcher(address).replaceFirst("$1"));
    }
}
