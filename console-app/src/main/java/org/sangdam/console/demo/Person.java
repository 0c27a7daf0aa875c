package org.sangdam.console.demo;

/**
 * Somebody who does not exist.
 *
 * @param phone from a range that is given to nobody
 * @param token what this person's page has kept from an earlier visit, perhaps of an earlier run
 */
record Person(String name, String phone, String token, Temper temper, Repertoire repertoire) {}
