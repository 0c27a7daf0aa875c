package org.sangdam.console.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.sangdam.server.protocol.Attachment;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.Refused;

/**
 * Files to and from the service, at the address of the customers' page, with the pass of the connection that stands. Asked and
 * answered on the UI thread; whatever takes time is done on threads of its own.
 */
public final class FileLink {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int THREADS = 3;
    private static final int PART = 64 * 1024;

    private final ExecutorService own = Executors.newFixedThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "files");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).executor(own).build();
    private final Seat seat;
    private final Executor ui;

    public FileLink(Seat seat, Executor ui) {
        this.seat = seat;
        this.ui = ui;
    }

    /** One file under way. */
    public static final class Transfer<T> {
        private final CompletableFuture<T> done = new CompletableFuture<>();
        private volatile boolean stopped;
        private volatile Runnable stopping = () -> {};

        /** Ends on the UI thread: with the file, or with {@link CommandFailed}. */
        public CompletableFuture<T> done() {
            return done;
        }

        /** Breaks it off; nothing is told. */
        public void stop() {
            stopped = true;
            stopping.run();
        }
    }

    /**
     * Sends a file as a message.
     *
     * @param id of the message: the same id is the same file
     * @param progress told from 0 to 1, on the UI thread
     */
    public Transfer<Void> send(long conversation, String id, Path file, DoubleConsumer progress) {
        Transfer<Void> transfer = new Transfer<>();
        HttpRequest.Builder request = request("files/" + conversation)
                .header("X-Message-Id", id)
                .header("X-File-Name", encoded(file.getFileName().toString()));
        own.execute(() -> {
            try {
                long bytes = Files.size(file);
                HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.fromPublisher(
                        new Watched(HttpRequest.BodyPublishers.ofFile(file), sent -> tell(progress, sent, bytes)),
                        bytes);
                CompletableFuture<HttpResponse<String>> answer =
                        http.sendAsync(request.POST(body).build(), HttpResponse.BodyHandlers.ofString());
                transfer.stopping = () -> answer.cancel(true);
                HttpResponse<String> response = answer.join();
                end(
                        transfer,
                        null,
                        response.statusCode() == 200 ? null : refused(response.statusCode(), response.body()));
            } catch (IOException | RuntimeException e) {
                end(transfer, null, new CommandFailed(CommandFailed.Reason.NOT_CONNECTED));
            }
        });
        return transfer;
    }

    /**
     * Fetches the file of a message.
     *
     * @param into where it is written
     * @param progress told from 0 to 1, on the UI thread
     */
    public Transfer<Path> fetch(long conversation, long seq, Attachment file, Path into, DoubleConsumer progress) {
        Transfer<Path> transfer = new Transfer<>();
        HttpRequest request = request("files/" + conversation + "/" + seq).GET().build();
        own.execute(() -> {
            try {
                HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
                try (InputStream in = response.body()) {
                    if (response.statusCode() != 200) {
                        String word = new String(in.readNBytes(64), StandardCharsets.UTF_8);
                        end(transfer, null, refused(response.statusCode(), word));
                        return;
                    }
                    write(in, into, transfer, read -> tell(progress, read, file.bytes()));
                }
                end(transfer, into, null);
            } catch (IOException e) {
                end(transfer, null, new CommandFailed(CommandFailed.Reason.NOT_CONNECTED));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return transfer;
    }

    /** Runs what takes time beside the screen, such as reading a picture. */
    public Executor beside() {
        return own;
    }

    private static void write(InputStream in, Path into, Transfer<?> transfer, Consumer<Long> progress)
            throws IOException {
        byte[] part = new byte[PART];
        long read = 0;
        try (OutputStream out = Files.newOutputStream(into)) {
            for (int length = in.read(part); length >= 0; length = in.read(part)) {
                if (transfer.stopped) {
                    throw new IOException("stopped");
                }
                out.write(part, 0, length);
                read += length;
                progress.accept(read);
            }
        } catch (IOException e) {
            Files.deleteIfExists(into);
            throw e;
        }
    }

    private void tell(DoubleConsumer progress, long done, long of) {
        ui.execute(() -> progress.accept(of == 0 ? 1 : (double) done / of));
    }

    private <T> void end(Transfer<T> transfer, T file, CommandFailed failed) {
        ui.execute(() -> {
            if (transfer.stopped) {
                return;
            }
            if (failed == null) {
                transfer.done.complete(file);
            } else {
                transfer.done.completeExceptionally(failed);
            }
        });
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(seat.customerPage().get()).resolve("/" + path))
                .timeout(LONGEST)
                .header("Authorization", "Bearer " + seat.pass().get());
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A pass that has ended says no more than that the connection is another one by now. */
    private static CommandFailed refused(int status, String word) {
        if (status == 401) {
            return new CommandFailed(CommandFailed.Reason.NOT_CONNECTED);
        }
        Code code = Arrays.stream(Code.values())
                .filter(known ->
                        known.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word))
                .findFirst()
                .orElse(status == 413 ? Code.FILE_TOO_LARGE : Code.FAILED);
        return new CommandFailed(new Refused(null, code, 0, null));
    }
}
