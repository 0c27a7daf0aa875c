package org.sangdam.server.desk;

/**
 * An event that the ledger holds.
 *
 * @param position 1, 2, 3 … over the whole ledger, without a gap
 */
public record Recorded(long position, Event event) {}
