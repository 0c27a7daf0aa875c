/**
 * What travels over a socket: frames as records in sealed interfaces, one family per role and direction, and the codec
 * that reads and writes them. The only package that knows gson; it knows nothing of sockets, rules or storage.
 */
package org.sangdam.server.protocol;
