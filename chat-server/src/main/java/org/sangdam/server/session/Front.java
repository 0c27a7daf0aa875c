package org.sangdam.server.session;

/**
 * What the office shows.
 *
 * @param customerPage address of the customers' page, for people to open
 * @param conditions how the service stands
 */
record Front(String customerPage, Frames frames, Conditions conditions) {}
