/** Many reach for the same thing at once, over real sockets: there is one outcome, and everybody is told. */
package org.sangdam.server.race;
