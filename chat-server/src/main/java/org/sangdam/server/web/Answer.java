package org.sangdam.server.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What is sent back, all of it in memory.
 *
 * @param headers beside those that every answer has
 */
record Answer(int status, String type, byte[] body, Map<String, String> headers) {
    private static final String TEXT = "text/plain; charset=utf-8";

    static Answer text(int status, String text) {
        return text(status, text, Map.of());
    }

    static Answer text(int status, String text, Map<String, String> headers) {
        return new Answer(status, TEXT, text.getBytes(StandardCharsets.UTF_8), headers);
    }

    void send(Response response, Callback callback) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        if (status != 304) { // whose length would be that of what is not sent
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        }
        headers.forEach(response.getHeaders()::put);
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
