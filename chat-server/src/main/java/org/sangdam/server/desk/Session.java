package org.sangdam.server.desk;

/** A counsellor's signed-in session, over at {@code until} (milliseconds since 1970). */
public record Session(String hash, long counsellor, long until) {}
