package org.sangdam.server.web;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Debian's nginx as a process of its own, with the configuration from the project's documentation. */
public final class ReverseProxy implements AutoCloseable {
    public static final String HOST = "chat.example.com";

    private static final Path DOCUMENTED = Path.of("..", "chat-server", "doc", "nginx.conf");

    private final Process process;
    private final int port;

    /** @param port where it listens, chosen before the service is told its address */
    private ReverseProxy(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public static ReverseProxy start(Path folder, TestAuthority authority, int port, int httpPort, int socketPort)
            throws IOException {
        String documented = Files.readString(DOCUMENTED)
                .replaceAll("(?m)^ *listen \\[::].*$", "")
                .replace("listen 80;", "listen 127.0.0.1:" + freePort() + ";")
                .replace("listen 443 ssl", "listen 127.0.0.1:" + port + " ssl")
                .replaceAll(
                        "/etc/letsencrypt/live/" + HOST + "/fullchain\\.pem",
                        authority.chain().toString())
                .replaceAll(
                        "/etc/letsencrypt/live/" + HOST + "/privkey\\.pem",
                        authority.key().toString())
                .replace("127.0.0.1:8080", "127.0.0.1:" + httpPort)
                .replace("127.0.0.1:8081", "127.0.0.1:" + socketPort);
        Files.writeString(folder.resolve("sangdam.conf"), documented);
        Path main = Files.writeString(folder.resolve("nginx.conf"), """
                daemon off;
                worker_processes 1;
                pid %1$s/nginx.pid;
                error_log %1$s/error.log;
                events {}
                http {
                    access_log off;
                    client_body_temp_path %1$s/body;
                    proxy_temp_path %1$s/proxy;
                    fastcgi_temp_path %1$s/fastcgi;
                    uwsgi_temp_path %1$s/uwsgi;
                    scgi_temp_path %1$s/scgi;
                    include %1$s/sangdam.conf;
                }
                """.formatted(folder));
        Process process = new ProcessBuilder(nginx().toString(), "-p", folder.toString(), "-c", main.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.log").toFile())
                .start();
        ReverseProxy proxy = new ReverseProxy(process, port);
        await().until(() -> proxy.answers(folder));
        return proxy;
    }

    private boolean answers(Path folder) throws IOException {
        if (!process.isAlive()) {
            throw new IOException("nginx ended: " + Files.readString(folder.resolve("out.log")));
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Path nginx() {
        return Stream.of("/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx", "/opt/homebrew/bin/nginx")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(
                                "No nginx to test the documented proxy with: install the package nginx-light (Debian, Ubuntu)"));
    }

    @Override
    public void close() {
        List<ProcessHandle> workers = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                workers.forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
