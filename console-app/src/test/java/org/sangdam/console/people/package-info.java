/** People who take part in tests: they speak the real protocol over real sockets. */
package org.sangdam.console.people;
