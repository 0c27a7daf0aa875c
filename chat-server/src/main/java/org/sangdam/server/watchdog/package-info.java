/** Knocks at the service's own doors from outside and says when nobody answers any more. Knows addresses and the protocol, and nothing of what is behind. */
package org.sangdam.server.watchdog;
