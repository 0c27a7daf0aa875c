package org.sangdam.console.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.Node;
import org.sangdam.console.fx.Texts;
import org.sangdam.console.link.FileLink;
import org.sangdam.console.link.Sentences;
import org.sangdam.server.protocol.Attachment;

/** Makes what stands for a file in a bubble. Lives as long as the program; what it has fetched goes with it. UI thread. */
public final class FileViews {
    private final FileLink link;
    private final Texts texts;
    private final Sentences sentences;
    private final Consumer<String> programs;
    private final Executor ui;
    private final Path folder;

    /** @param programs opens an address with the programs of the desktop */
    public FileViews(FileLink link, Texts texts, Consumer<String> programs, Executor ui) {
        this.link = link;
        this.texts = texts;
        this.sentences = new Sentences(texts);
        this.programs = programs;
        this.ui = ui;
        try {
            this.folder = Files.createTempDirectory("sangdam");
            folder.toFile().deleteOnExit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param name as the service has made it: safe to be saved under */
    public Node of(long conversation, long seq, String name, Attachment file) {
        return new FileBox(this, conversation, seq, name, file);
    }

    FileLink link() {
        return link;
    }

    Texts texts() {
        return texts;
    }

    Sentences sentences() {
        return sentences;
    }

    Executor ui() {
        return ui;
    }

    /** Where a file is kept while the program runs, in a folder of its own so that it keeps its name. */
    Path place(long conversation, long seq, String name) {
        try {
            Path own = folder.resolve(conversation + "-" + seq);
            Files.createDirectories(own);
            Path place = own.resolve(name);
            own.toFile().deleteOnExit();
            place.toFile().deleteOnExit();
            return place;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void open(Path file) {
        programs.accept(file.toUri().toString());
    }
}
