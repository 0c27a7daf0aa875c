/**
 * What was said before: the browser of all consultations and the transcript of one, read from the archive through the
 * service. Decides nothing and changes nothing.
 */
package org.sangdam.console.history;
