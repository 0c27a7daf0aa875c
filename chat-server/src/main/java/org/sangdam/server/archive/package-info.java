/**
 * What can be found again: the H2 archive, its schema, the follower that fills it from the ledger, history and search. It
 * decides nothing and knows no socket; nothing lives here alone, so that it can always be rebuilt from the ledger.
 */
package org.sangdam.server.archive;
