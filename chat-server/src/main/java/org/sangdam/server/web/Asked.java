package org.sangdam.server.web;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Request;

/**
 * The head of an HTTP request, as far as anybody here wants to know it.
 *
 * @param path without a query, as it was written
 * @param host the Host header, with its port if it has one
 * @param gzip whether the answer may be compressed
 * @param known the tag of what the asker has already, empty if nothing
 * @param ofThisMachine whether it comes from here and asks for here, and no proxy has passed it on
 */
record Asked(String method, String path, String host, boolean gzip, String known, boolean ofThisMachine) {
    private static final Pattern HOST = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9.-]+)(:\\d{1,5})?");

    /** By name or number; a proxy, or a page that has another name point here, asks for its own. */
    private static final Pattern HERE = Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?");

    private static final List<String> PASSED_ON =
            List.of("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip");

    /** Where it hangs on the library. */
    static Object channel(Request request) {
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        return endPoint instanceof SocketChannelEndPoint socket ? socket.getChannel() : endPoint;
    }

    /** @return empty for whatever is no request that could be answered */
    static Optional<Asked> of(Request request) {
        String host = request.getHeaders().get(HttpHeader.HOST);
        String path = request.getHttpURI().getPath();
        if (host == null || path == null || !HOST.matcher(host).matches()) {
            return Optional.empty();
        }
        boolean ofThisMachine =
                request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress peer
                        && peer.getAddress().isLoopbackAddress()
                        && HERE.matcher(host).matches()
                        && PASSED_ON.stream().noneMatch(request.getHeaders()::contains);
        String encodings = request.getHeaders().get(HttpHeader.ACCEPT_ENCODING);
        boolean gzip = encodings != null && encodings.contains("gzip");
        String known = Optional.ofNullable(request.getHeaders().get(HttpHeader.IF_NONE_MATCH))
                .orElse("");
        return Optional.of(new Asked(request.getMethod(), path, host, gzip, known, ofThisMachine));
    }

    /** The host alone, for other ports of it. */
    String hostName() {
        return host.replaceFirst(":\\d+$", "");
    }
}
