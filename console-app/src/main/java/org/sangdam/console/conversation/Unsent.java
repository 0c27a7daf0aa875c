package org.sangdam.console.conversation;

import javafx.scene.Node;

/** Makes what stands below a message of the counsellor that may fail: why, and the way on. */
@FunctionalInterface
interface Unsent {
    Node below(Entry entry);
}
