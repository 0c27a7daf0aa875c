package org.sangdam.server.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SchemaTest {
    @Test
    void theNewestScriptIsTheOneThatTheProgramAsksFor() throws Exception {
        Path scripts = Path.of(
                Schema.class.getClassLoader().getResource(Schema.SCRIPTS).toURI());
        try (Stream<Path> files = Files.list(scripts)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .map(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
                            .max(Integer::compare))
                    .contains(Integer.parseInt(Schema.NEWEST));
        }
    }
}
