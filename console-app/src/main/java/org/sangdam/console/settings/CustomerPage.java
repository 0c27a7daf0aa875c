package org.sangdam.console.settings;

import java.net.URI;

/** What the address of the customers' page says about who can open it. */
final class CustomerPage {
    private CustomerPage() {}

    /** Whether it is a loopback address, which on every other device leads to that device itself. */
    static boolean onlyHere(String address) {
        String host = URI.create(address).getHost();
        return host != null && (host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]"));
    }
}
