/** People who take part in tests without a page or a console: they speak the real protocol over real sockets. */
package org.sangdam.server.client;
