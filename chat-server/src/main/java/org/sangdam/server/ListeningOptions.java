package org.sangdam.server;

import picocli.CommandLine.Option;

/** Where the service listens. */
final class ListeningOptions {
    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            defaultValue = "${env:SANGDAM_HTTP_PORT:-" + ServerConfig.HTTP_PORT + "}",
            description = "Port of the customers' page (SANGDAM_HTTP_PORT; ${DEFAULT-VALUE}).")
    private int httpPort;

    @Option(
            names = "--socket-port",
            paramLabel = "PORT",
            defaultValue = "${env:SANGDAM_SOCKET_PORT:-" + ServerConfig.SOCKET_PORT + "}",
            description = "Port of the sockets (SANGDAM_SOCKET_PORT; ${DEFAULT-VALUE}).")
    private int socketPort;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "${env:SANGDAM_BIND:-" + ServerConfig.LOOPBACK + "}",
            description = "Address to listen at (SANGDAM_BIND; ${DEFAULT-VALUE}: this machine only).")
    private String bind;

    int httpPort() {
        return httpPort;
    }

    int socketPort() {
        return socketPort;
    }

    String bind() {
        return bind;
    }
}
