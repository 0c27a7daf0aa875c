package org.sangdam.server.session;

/**
 * What the office shows and promises.
 *
 * @param customerPage address of the customers' page, for people to open
 * @param conditions how the service stands
 */
public record Front(String customerPage, Conditions conditions, Patience patience) {}
