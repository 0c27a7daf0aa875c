package org.sangdam.server.client;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Sends and fetches files as page and console do. */
public final class FilesByHttp {
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;

    public FilesByHttp(int port) {
        this.port = port;
    }

    public HttpResponse<String> send(String pass, long conversation, String name, byte[] content) {
        return send(pass, conversation, UUID.randomUUID().toString(), name, content);
    }

    public HttpResponse<String> send(String pass, long conversation, String id, String name, byte[] content) {
        return done(
                to(pass, "/files/" + conversation)
                        .header("X-Message-Id", id)
                        .header(
                                "X-File-Name",
                                URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(content)),
                HttpResponse.BodyHandlers.ofString());
    }

    public HttpResponse<byte[]> fetch(String pass, long conversation, long seq) {
        return done(to(pass, "/files/" + conversation + "/" + seq).GET(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder to(String pass, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return pass == null ? request : request.header("Authorization", "Bearer " + pass);
    }

    private <T> HttpResponse<T> done(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request.timeout(Patience.LIMIT).build(), body);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
