package org.sangdam.server.web;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What is no request, or failed, is answered by a number alone: nothing of the library or the fault. */
final class Refusing extends ErrorHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = request.getAttribute(ERROR_EXCEPTION) instanceof HttpException refused
                ? refused.getCode()
                : response.getStatus();
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        Answer.text(status, "").send(response, callback);
        return true;
    }
}
