package org.sangdam.server.protocol;

/** Whose words a message holds; {@code SYSTEM} for the notices that mark a change of the conversation. */
public enum Sender {
    CUSTOMER,
    COUNSELLOR,
    SYSTEM
}
