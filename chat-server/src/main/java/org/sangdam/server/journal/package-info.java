/**
 * The ledger of one machine: an append-only file of our own that makes events durable. Segments, checksums, recovery. It
 * knows no rule of counselling: of {@code desk} it uses the events and the port, nothing else.
 */
package org.sangdam.server.journal;
