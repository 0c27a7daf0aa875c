package org.sangdam.server;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;

/** From what was configured to where to listen, and what to tell people to open. */
final class Addresses {
    private Addresses() {}

    static InetSocketAddress listening(String bind, int port) throws StartupException {
        try {
            return new InetSocketAddress(InetAddress.getByName(bind), port);
        } catch (UnknownHostException e) {
            throw new StartupException("There is no address " + bind + " to listen at; choose another with --bind.", e);
        }
    }

    /** The page's address as somebody would open it: on this machine, or on the office's network if all may come. */
    static String page(String bind, int port) throws StartupException {
        InetAddress address = listening(bind, port).getAddress();
        String host = address.isLoopbackAddress()
                ? "localhost"
                : address.isAnyLocalAddress() ? inTheOffice() : address.getHostAddress();
        return "http://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port + "/";
    }

    private static String inTheOffice() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && address.isSiteLocalAddress())
                    .map(InetAddress::getHostAddress)
                    .findFirst()
                    .orElse("localhost");
        } catch (SocketException e) {
            return "localhost";
        }
    }
}
