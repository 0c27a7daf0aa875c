package org.sangdam.server.journal;

/** What one sequence number of the journal holds. */
record Entry(long sequence, byte[] bytes) {}
