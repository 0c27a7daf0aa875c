package org.sangdam.server.socket;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses as they are written in figures. Java's own reading of them asks a name server about whatever it takes for a name,
 * and {@code 300.1.1.1} is one to it: what a stranger's header holds would keep the thread that reads it.
 */
final class Literal {
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
    private static final int IPV4_BYTES = 4;
    private static final int IPV6_BYTES = 16;
    /** The longest there is, with an IPv4 address at its end. */
    private static final int LONGEST = 45;

    private Literal() {}

    /** @return empty if it is none: a name, or an address with a zone, which says nothing beyond its own machine */
    static Optional<InetAddress> address(String written) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        return (written.indexOf(':') < 0 ? ipv4(written) : ipv6(written)).map(Literal::of);
    }

    private static InetAddress of(byte[] address) {
        try {
            return InetAddress.getByAddress(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e); // 4 or 16 bytes are an address
        }
    }

    private static Optional<byte[]> ipv4(String written) {
        if (!IPV4.matcher(written).matches()) {
            return Optional.empty();
        }
        ByteBuffer address = ByteBuffer.allocate(IPV4_BYTES);
        for (String octet : written.split("\\.")) {
            address.put((byte) Integer.parseInt(octet));
        }
        return Optional.of(address.array());
    }

    private static Optional<byte[]> ipv6(String written) {
        int gap = written.indexOf("::");
        Optional<byte[]> before = groups(gap < 0 ? written : written.substring(0, gap), gap < 0);
        Optional<byte[]> after = groups(gap < 0 ? "" : written.substring(gap + 2), true);
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        int said = before.get().length + after.get().length;
        if (gap < 0 ? said != IPV6_BYTES : said >= IPV6_BYTES) {
            return Optional.empty();
        }
        ByteBuffer address = ByteBuffer.allocate(IPV6_BYTES).put(before.get());
        return Optional.of(address.position(IPV6_BYTES - after.get().length)
                .put(after.get())
                .array());
    }

    /** @param last whether these are the last ones, of which the last may be an IPv4 address */
    private static Optional<byte[]> groups(String written, boolean last) {
        ByteBuffer groups = ByteBuffer.allocate(2 * LONGEST);
        String[] parts = written.isEmpty() ? new String[0] : written.split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            if (GROUP.matcher(parts[i]).matches()) {
                groups.putShort((short) Integer.parseInt(parts[i], 16));
            } else {
                Optional<byte[]> end = last && i == parts.length - 1 ? ipv4(parts[i]) : Optional.empty();
                if (end.isEmpty()) {
                    return Optional.empty();
                }
                groups.put(end.get());
            }
        }
        byte[] read = new byte[groups.position()];
        groups.flip().get(read);
        return Optional.of(read);
    }
}
