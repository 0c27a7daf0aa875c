/**
 * The rules of counselling: commands in, events or a refusal out. Waiting list, conversations, matching, accounts. Plain
 * Java on one thread; no socket, JSON, SQL or clock of its own. Of {@code protocol} it uses the field's words only.
 */
package org.sangdam.server.desk;
