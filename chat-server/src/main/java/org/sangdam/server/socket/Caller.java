package org.sangdam.server.socket;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Who is at the other end.
 *
 * @param shown for people: host and port, or the host alone where a proxy speaks for it
 * @param address whose limits apply: an IPv4 address, the first half of an IPv6 one (a household has that many), or empty
 *     for this machine itself, which is not limited
 */
record Caller(String shown, String address) {
    static final Caller NOBODY = new Caller("", "");

    private static final int HALF = 8;

    static Caller of(InetSocketAddress peer, InetSocketAddress here, String forwarded, Proxies proxies) {
        InetAddress client = proxies.client(peer.getAddress(), forwarded);
        boolean itself = client.equals(peer.getAddress());
        String shown = client.getHostAddress() + (itself ? ":" + peer.getPort() : "");
        return new Caller(shown, itself && client.equals(here.getAddress()) ? "" : limited(client));
    }

    private static String limited(InetAddress client) {
        return client instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(client.getAddress(), HALF))
                : client.getHostAddress();
    }

    boolean isLimited() {
        return !address.isEmpty();
    }
}
