/**
 * Simulated customers who speak the real protocol over real sockets, so that somebody who has never seen the product sees it
 * alive. Knows the customers' frames and nothing of the service or of the screen.
 */
package org.sangdam.console.demo;
