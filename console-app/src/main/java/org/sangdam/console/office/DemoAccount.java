package org.sangdam.console.office;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.sangdam.server.ChatServer;
import org.sangdam.server.SetUpException;
import org.sangdam.server.StartupException;

/**
 * The one account of a demonstration. Its password is made at random on the first run and kept in a file beside the made-up
 * data, so that the demonstration can be opened again; a real office has no such file.
 */
record DemoAccount(Path folder) {
    private static final String OFFICE = "상담 데모 / Sangdam demo";
    private static final String NAME = "이수진";
    private static final int BYTES = 24;

    /** Nobody if the folder was set up by hand: then people sign in by hand. */
    Optional<Credentials> in(ChatServer server) throws StartupException {
        try {
            if (server.needsSetUp()) {
                String password = random();
                server.setUp(OFFICE, NAME, password);
                keep(password);
            }
            return Files.exists(file())
                    ? Optional.of(new Credentials(NAME, Files.readString(file()).strip()))
                    : Optional.empty();
        } catch (IOException | SetUpException e) {
            throw new StartupException(
                    "The demonstration cannot be set up in " + folder + "; choose another folder with --data-dir.", e);
        }
    }

    private Path file() {
        return folder.resolve("demo-password");
    }

    private void keep(String password) throws IOException {
        Files.createFile(file(), forOwnerOnly());
        Files.writeString(file(), password + "\n");
    }

    private static FileAttribute<?>[] forOwnerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
