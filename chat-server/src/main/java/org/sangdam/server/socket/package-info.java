/**
 * Java-WebSocket in and out: handshake, origin, size and rate limits, slow readers. Decodes frames of the one family that a
 * path allows and hands them over; knows no rule of counselling.
 */
package org.sangdam.server.socket;
