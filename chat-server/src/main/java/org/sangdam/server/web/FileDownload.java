package org.sangdam.server.web;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;
import org.sangdam.server.protocol.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends one file, part by part as it is taken. Nothing in it can run where it is shown. */
final class FileDownload extends IteratingCallback {
    private static final Logger LOG = LoggerFactory.getLogger(FileDownload.class);
    private static final Set<String> SHOWN = Set.of("image/jpeg", "image/png", "image/gif", "image/webp");
    private static final int PART = 128 * 1024;

    private final Response response;
    private final Callback callback;
    private final Runnable progress;
    private final ByteBuffer part = ByteBuffer.allocate(PART);
    private FileChannel channel;
    private boolean last;

    /** @param progress told of each part */
    FileDownload(Response response, Callback callback, Runnable progress) {
        this.response = response;
        this.callback = callback;
        this.progress = progress;
    }

    void start(Message message, Path path) {
        try {
            channel = FileChannel.open(path, StandardOpenOption.READ);
        } catch (IOException e) {
            LOG.error("A file of conversation {} is missing: {}", message.conversation(), path.getFileName());
            Answer.text(404, "").send(response, callback);
            return;
        }
        boolean picture =
                message.file().isPicture() && SHOWN.contains(message.file().type());
        String name = URLEncoder.encode(message.text(), StandardCharsets.UTF_8).replace("+", "%20");
        HttpFields.Mutable headers = response.getHeaders();
        response.setStatus(200);
        headers.put(HttpHeader.CONTENT_TYPE, message.file().type());
        headers.put(HttpHeader.CONTENT_LENGTH, message.file().bytes());
        headers.put("Content-Disposition", (picture ? "inline" : "attachment") + "; filename*=UTF-8''" + name);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Content-Security-Policy", "sandbox; default-src 'none'");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cache-Control", "no-store");
        iterate();
    }

    @Override
    protected Action process() throws IOException {
        if (last) {
            return Action.SUCCEEDED;
        }
        progress.run();
        part.clear();
        while (part.hasRemaining() && channel.read(part) >= 0) {
            // until it is full, or the file at its end
        }
        last = channel.position() >= channel.size();
        part.flip();
        response.write(last, part, this);
        return Action.SCHEDULED;
    }

    @Override
    protected void onCompleteSuccess() {
        shut();
        callback.succeeded();
    }

    @Override
    protected void onCompleteFailure(Throwable cause) {
        shut();
        callback.failed(cause);
    }

    private void shut() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("A file did not close: {}", e.getMessage());
        }
    }
}
