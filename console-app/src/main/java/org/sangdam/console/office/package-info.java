/**
 * The service inside this program, for an office with one machine: start, first set-up, trouble at the start, graceful end.
 * The only part of the console that may touch the service's own classes.
 */
package org.sangdam.console.office;
