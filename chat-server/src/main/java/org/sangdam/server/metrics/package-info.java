/** Figures of a running service in the words that Prometheus reads. Knows nobody: it is told what to count. */
package org.sangdam.server.metrics;
