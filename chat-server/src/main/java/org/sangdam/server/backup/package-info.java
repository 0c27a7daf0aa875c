/**
 * Copies of the archive that are known to be good: made at night and on command, kept, and put back when the archive is
 * lost or broken. Knows no socket, and of the journal only what every ledger offers.
 */
package org.sangdam.server.backup;
