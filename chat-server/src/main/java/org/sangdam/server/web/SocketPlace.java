package org.sangdam.server.web;

import java.net.URI;

/**
 * Where the page finds its socket: at the port of its own host, or, where it came through the proxy that stands in front,
 * at the proxy's own address.
 *
 * @param port the service's own
 * @param front the address that everybody is given, null if nothing stands in front
 */
record SocketPlace(int port, URI front) {
    /** As the page is told: a port with its colon, or nothing for the page's own address. */
    String told(Asked request) {
        return throughFront(request) ? "" : ":" + port;
    }

    /** What the page's policy has to allow. */
    String policy(Asked request) {
        if (throughFront(request)) {
            return (front.getScheme().equals("https") ? "wss://" : "ws://") + request.host();
        }
        String socket = request.hostName() + ":" + port;
        return "ws://" + socket + " wss://" + socket;
    }

    private boolean throughFront(Asked request) {
        return front != null && request.host().equalsIgnoreCase(front.getRawAuthority());
    }
}
