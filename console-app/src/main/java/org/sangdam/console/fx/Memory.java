package org.sangdam.console.fx;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the console remembers from one run to the next: window, language, theme, the last address and name. Never a password.
 * Read once; each change is written by the executor, so that nobody waits for a disk. UI thread.
 */
public final class Memory {
    private static final Logger LOG = LoggerFactory.getLogger(Memory.class);

    private final Path file;
    private final Executor writer;
    private final Properties values = new Properties();

    /** @param file need not exist */
    public Memory(Path file, Executor writer) {
        this.file = file;
        this.writer = writer;
        if (Files.isReadable(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                values.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                LOG.warn("what the console remembered cannot be read; it starts afresh", e);
            }
        }
    }

    public Optional<String> get(String key) {
        return Optional.ofNullable(values.getProperty(key));
    }

    public void put(String key, String value) {
        if (!value.equals(values.setProperty(key, value))) {
            Properties copy = new Properties();
            copy.putAll(values);
            writer.execute(() -> write(copy));
        }
    }

    private void write(Properties copy) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            try (Writer out = Files.newBufferedWriter(fresh)) {
                copy.store(out, null);
            }
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("what the console should remember cannot be written", e);
        }
    }
}
