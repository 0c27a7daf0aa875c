/** Passwords and secrets: how they are made, hashed and compared, and how often one may try. Knows no socket and no rule. */
package org.sangdam.server.account;
