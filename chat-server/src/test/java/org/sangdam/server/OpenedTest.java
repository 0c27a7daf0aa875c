package org.sangdam.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenedTest {
    @Test
    void whatIsBehindSomethingThatCannotBeClosedIsClosed() {
        List<String> closed = new ArrayList<>();
        Opened opened = new Opened();
        opened.add(() -> closed.add("first"));
        opened.add(() -> {
            throw new StackOverflowError("expected by this test");
        });
        opened.add(() -> closed.add("last"));
        opened.close();
        assertThat(closed).containsExactly("last", "first");
    }
}
