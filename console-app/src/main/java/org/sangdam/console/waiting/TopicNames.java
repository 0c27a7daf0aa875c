package org.sangdam.console.waiting;

/** What a topic is called in the language of the moment. */
@FunctionalInterface
public interface TopicNames {
    /** @param topic the topic's id; one that is unknown is its own name */
    String of(String topic);
}
