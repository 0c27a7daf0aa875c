package org.sangdam.server.web;

import java.util.function.Function;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** From the library's requests to the site's answers, and to the files. Thread-safe. */
final class PageHandler extends Handler.Abstract {
    private final Connections connections;
    private final Function<Asked, Answer> site;
    private final FileHandler files;

    /** @param files null if there are none */
    PageHandler(Connections connections, Function<Asked, Answer> site, FileHandler files) {
        this.connections = connections;
        this.site = site;
        this.files = files;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Object channel = Asked.channel(request);
        connections.goesOn(channel);
        Request.addCompletionListener(request, failure -> connections.answered(channel));
        if (files == null || !files.handle(request, response, callback)) {
            Asked.of(request).map(site).orElseGet(() -> Answer.text(400, "")).send(response, callback);
        }
        return true;
    }
}
