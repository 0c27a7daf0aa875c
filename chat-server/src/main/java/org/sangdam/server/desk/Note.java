package org.sangdam.server.desk;

/** What a counsellor has written about a conversation for whoever has it next; no customer ever reads it. */
public record Note(long by, String text) {
    /** Without what counsellors write about a customer, which no log may hold. */
    @Override
    public String toString() {
        return "Note[" + by + "]";
    }
}
