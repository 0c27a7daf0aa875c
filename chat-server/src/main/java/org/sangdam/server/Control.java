package org.sangdam.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.sangdam.server.disk.Privacy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the command line reaches the service that runs on the same folder: a port of this machine's own, and a key that only
 * those can read who can read the folder. One command at a time, on a thread of its own, from construction to close.
 */
final class Control implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Control.class);
    private static final String FILE = "control";
    private static final int KEY_BYTES = 32;
    private static final int LONGEST = 200;
    private static final int PATIENCE_MILLIS = 5_000;
    /** What keeps callers out may pass; until then it is not tried more often. */
    private static final long AGAIN_NANOS = 1_000_000_000;

    private static final String DONE = "done ";
    private static final String FAILED = "failed ";

    /** Does a command and tells what it is doing, line by line. */
    interface Commands {
        /** @return one line: what was done @throws StartupException one line: why it was not */
        String run(String command, Consumer<String> progress) throws StartupException;
    }

    private final Path file;
    private final ServerSocket socket;
    private final byte[] key;
    private final Commands commands;
    private boolean deaf;

    Control(Path folder, Commands commands) throws IOException {
        this(folder, commands, new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    }

    /** @param socket closed with this */
    Control(Path folder, Commands commands, ServerSocket socket) throws IOException {
        this.commands = commands;
        this.socket = socket;
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        key = HexFormat.of().formatHex(random).getBytes(StandardCharsets.US_ASCII);
        file = folder.resolve(FILE);
        try {
            publish(folder);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        Thread thread = new Thread(this::serve, "control");
        thread.setDaemon(true);
        thread.start();
    }

    /** Nobody else may read it, from its first moment on. */
    private void publish(Path folder) throws IOException {
        Path unfinished = folder.resolve(FILE + ".unfinished");
        Files.deleteIfExists(unfinished);
        Privacy.create(unfinished);
        Files.writeString(unfinished, socket.getLocalPort() + " " + new String(key, StandardCharsets.US_ASCII) + "\n");
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private void serve() {
        while (!socket.isClosed()) {
            accepted().ifPresent(this::serve);
        }
    }

    private Optional<Socket> accepted() {
        try {
            Socket peer = socket.accept();
            deaf = false;
            return Optional.of(peer);
        } catch (IOException e) {
            if (!socket.isClosed()) {
                if (!deaf) {
                    LOG.warn("The command line cannot reach this service ({})", e.getMessage());
                }
                deaf = true;
                LockSupport.parkNanos(AGAIN_NANOS);
            }
            return Optional.empty();
        }
    }

    private void serve(Socket accepted) {
        try (Socket peer = accepted) {
            peer.setSoTimeout(PATIENCE_MILLIS);
            answer(peer);
        } catch (IOException | RuntimeException | Error e) { // the next command may fare better
            LOG.warn(
                    "A command from the command line was not done ({})",
                    e.getClass().getName());
        }
    }

    private void answer(Socket peer) throws IOException {
        PrintWriter out = new PrintWriter(peer.getOutputStream(), true, StandardCharsets.UTF_8);
        byte[] line = peer.getInputStream().readNBytes(key.length);
        if (!MessageDigest.isEqual(line, key)) {
            return;
        }
        String command = new String(peer.getInputStream().readNBytes(LONGEST), StandardCharsets.UTF_8);
        try {
            out.println(DONE + commands.run(command, out::println));
        } catch (StartupException e) {
            out.println(FAILED + e.getMessage());
        }
    }

    /**
     * Has the running service do a command.
     *
     * @param progress told line by line
     * @return one line: what was done
     * @throws StartupException one line: why it was not
     */
    static String ask(Path folder, String command, Consumer<String> progress) throws StartupException {
        try {
            String[] place = Files.readString(folder.resolve(FILE)).strip().split(" ");
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(place[0]))) {
                socket.getOutputStream().write((place[1] + command).getBytes(StandardCharsets.UTF_8));
                socket.shutdownOutput();
                return answer(socket, progress);
            }
        } catch (IOException e) {
            throw new StartupException(
                    "The service that runs on " + folder + " cannot be reached (" + e.getMessage() + ").", e);
        }
    }

    private static String answer(Socket socket, Consumer<String> progress) throws IOException, StartupException {
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith(DONE)) {
                return line.substring(DONE.length());
            }
            if (line.startsWith(FAILED)) {
                throw new StartupException(line.substring(FAILED.length()));
            }
            progress.accept(line);
        }
        throw new IOException("it ended before it was done");
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
