package org.sangdam.server;

import java.net.IDN;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/** From what was configured to where to listen, and what to tell people to open. */
final class Addresses {
    private static final int HIGHEST_PORT = 65_535;
    /** Nothing that a policy's list would take for more than one host. */
    private static final Pattern SITE = Pattern.compile(
            "(https?)://([\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]*[\\p{L}\\p{N}])?)(:\\d{1,5})?/?", Pattern.CASE_INSENSITIVE);

    private Addresses() {}

    /** @param option where the port was given, to be named if there is no such port */
    static InetSocketAddress listening(String bind, int port, String option) throws StartupException {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new StartupException(
                    "There is no port " + port + "; give one from 1 to " + HIGHEST_PORT + " with " + option + ".");
        }
        return new InetSocketAddress(address(bind), port);
    }

    /** Where the service reaches itself. */
    static InetSocketAddress own(String bind, int port) throws StartupException {
        InetAddress address = address(bind);
        return new InetSocketAddress(address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address, port);
    }

    private static InetAddress address(String bind) throws StartupException {
        try {
            return InetAddress.getByName(bind);
        } catch (UnknownHostException e) {
            throw new StartupException("There is no address " + bind + " to listen at; choose another with --bind.", e);
        }
    }

    /** @param url what everybody is given, null if nothing stands in front */
    static URI front(String url) throws StartupException {
        if (url == null) {
            return null;
        }
        try {
            URI front = new URI(url.endsWith("/") ? url : url + "/");
            boolean whole = front.getHost() != null && "/".equals(front.getRawPath());
            if (whole && ("https".equals(front.getScheme()) || "http".equals(front.getScheme()))) {
                return front;
            }
        } catch (URISyntaxException e) {
            LoggerFactory.getLogger(Addresses.class).debug("no address: {}", e.getMessage());
        }
        throw new StartupException(
                url + " is no address for customers; give one as https://chat.example.com with" + " --public-url.");
    }

    /** @return as a browser tells them of itself: without a path, and without a port that goes without saying */
    static List<String> sites(List<String> given) throws StartupException {
        List<String> sites = new ArrayList<>();
        for (String site : given) {
            sites.add(site(site));
        }
        return sites;
    }

    private static String site(String given) throws StartupException {
        Matcher parts = SITE.matcher(given);
        try {
            if (parts.matches()) {
                String scheme = parts.group(1).toLowerCase(Locale.ROOT);
                String port = parts.group(3);
                boolean usual = port == null || port.equals(scheme.equals("https") ? ":443" : ":80");
                String host = IDN.toASCII(parts.group(2)).toLowerCase(Locale.ROOT);
                return new URI(scheme + "://" + host + (usual ? "" : port)).toString();
            }
        } catch (URISyntaxException | IllegalArgumentException e) {
            LoggerFactory.getLogger(Addresses.class).debug("no website: {}", e.getMessage());
        }
        throw new StartupException(
                given + " is no website; give its beginning alone, as https://www.example.com, with --embed-on.");
    }

    /** The page's address as somebody would open it: on this machine, or on the office's network if all may come. */
    static String page(String bind, int port) throws StartupException {
        InetAddress address = address(bind);
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
