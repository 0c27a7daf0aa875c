package org.sangdam.server.archive;

/** @param consultations how many this customer has had, an open one included */
public record KnownCustomer(long customer, long consultations) {}
