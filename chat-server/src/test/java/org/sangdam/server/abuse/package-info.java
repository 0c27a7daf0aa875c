/** The service under abuse: each attack over real sockets, and everybody else served meanwhile. */
package org.sangdam.server.abuse;
