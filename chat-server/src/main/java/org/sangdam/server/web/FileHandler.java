package org.sangdam.server.web;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.sangdam.server.file.Bearer;
import org.sangdam.server.file.Bearers;
import org.sangdam.server.file.FileStore;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files over HTTP: {@code POST /files/CONVERSATION} sends one, {@code GET /files/CONVERSATION/NUMBER} fetches it. Who asks is
 * known by the pass of their connection; a refusal says one word, as the frames do. Thread-safe.
 */
final class FileHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FileHandler.class);
    private static final Pattern PATH = Pattern.compile("/files/(\\d{1,15})(?:/(\\d{1,9}))?");
    private static final String SCHEME = "Bearer ";
    /** Under way at once: each has a file open. */
    private static final int AT_ONCE = 32;

    private final Connections connections;
    private final Bearers bearers;
    private final FileStore store;
    private final Semaphore room = new Semaphore(AT_ONCE);

    FileHandler(Connections connections, Bearers bearers, FileStore store) {
        this.connections = connections;
        this.bearers = bearers;
        this.store = store;
    }

    /** @return false if it is about no file */
    boolean handle(Request request, Response response, Callback callback) {
        Matcher path =
                PATH.matcher(Optional.ofNullable(request.getHttpURI().getPath()).orElse(""));
        if (!path.matches()) {
            return false;
        }
        boolean fetches = path.group(2) != null;
        if (!request.getMethod().equals(fetches ? "GET" : "POST")) {
            Answer.text(405, "").send(response, callback);
            return true;
        }
        Optional<Bearer> bearer = pass(request).flatMap(bearers::with);
        if (bearer.isEmpty()) {
            refuse(401, Code.FORBIDDEN, request, response, callback);
        } else if (!room.tryAcquire()) {
            refuse(503, Code.THROTTLED, request, response, callback);
        } else {
            Request.addCompletionListener(request, failure -> room.release());
            long conversation = Long.parseLong(path.group(1));
            if (fetches) {
                fetch(bearer.get(), conversation, Long.parseLong(path.group(2)), request, response, callback);
            } else {
                send(bearer.get(), conversation, request, response, callback);
            }
        }
        return true;
    }

    private static Optional<String> pass(Request request) {
        return Optional.ofNullable(request.getHeaders().get(HttpHeader.AUTHORIZATION))
                .filter(given -> given.startsWith(SCHEME))
                .map(given -> given.substring(SCHEME.length()));
    }

    private void fetch(
            Bearer bearer, long conversation, long seq, Request request, Response response, Callback callback) {
        then(bearer.find(conversation, seq), request, response, callback, (Message found) -> {
            if (found == null) {
                refuse(404, Code.NO_CONVERSATION, request, response, callback);
            } else {
                new FileDownload(response, callback, () -> connections.goesOn(Asked.channel(request)))
                        .start(found, store.path(found.file().hash()));
            }
        });
    }

    private void send(Bearer bearer, long conversation, Request request, Response response, Callback callback) {
        Optional<FileHead> head = FileHead.of(request);
        long largest = store.largest(bearer.largest());
        if (head.isEmpty()) {
            refuse(400, Code.MALFORMED, request, response, callback);
        } else if (largest > 0 && request.getLength() > largest) {
            refuse(Code.FILE_TOO_LARGE, request, response, callback);
        } else {
            then(bearer.maySend(conversation, declared(request, largest)), request, response, callback, (Code why) -> {
                if (why != null) {
                    refuse(why, request, response, callback);
                    return;
                }
                new FileUpload(
                                request,
                                store,
                                largest,
                                () -> connections.goesOn(Asked.channel(request)),
                                (file, refused) -> {
                                    if (file == null) {
                                        refuse(refused, request, response, callback);
                                        return;
                                    }
                                    String name = head.get().name(file);
                                    then(
                                            bearer.send(conversation, head.get().id(), name, file),
                                            request,
                                            response,
                                            callback,
                                            (Code not) -> told(not, request, response, callback));
                                })
                        .run();
            });
        }
    }

    /** What does not say how long it is counts as the largest that may come. */
    private static long declared(Request request, long largest) {
        return request.getLength() >= 0 ? request.getLength() : largest;
    }

    private static void told(Code refused, Request request, Response response, Callback callback) {
        if (refused == null) {
            Answer.text(200, "sent").send(response, callback);
        } else {
            refuse(refused, request, response, callback);
        }
    }

    /** On one of the port's own threads, whoever has answered. */
    private static <T> void then(
            CompletionStage<T> asked, Request request, Response response, Callback callback, Consumer<T> with) {
        asked.whenCompleteAsync(
                (answer, fault) -> {
                    try {
                        if (fault != null) {
                            throw new IllegalStateException(fault);
                        }
                        with.accept(answer);
                    } catch (RuntimeException e) {
                        LOG.error("A file could not be handled", e);
                        refuse(Code.FAILED, request, response, callback);
                    }
                },
                request.getComponents().getExecutor());
    }

    private static void refuse(Code why, Request request, Response response, Callback callback) {
        int status = switch (why) {
            case FILE_TOO_LARGE -> 413;
            case BAD_FILE -> 415;
            case NO_ROOM -> 507;
            case THROTTLED -> 429;
            case NOT_STORED, STOPPING, OVERLOADED -> 503;
            case FAILED -> 500;
            case MALFORMED, BAD_TEXT -> 400;
            default -> 409;
        };
        refuse(status, why, request, response, callback);
    }

    private static void refuse(int status, Code why, Request request, Response response, Callback callback) {
        if (request.getLength() != 0 && request.getMethod().equals("POST")) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close"); // nobody reads the rest
        }
        Answer.text(status, why.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .send(response, callback);
    }
}
