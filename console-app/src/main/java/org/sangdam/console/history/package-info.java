/**
 * What was said before: the browser of all consultations and the transcript of one, read from the archive through the
 * service. Decides nothing and changes nothing. Of conversations it knows only how a text shows its links.
 */
package org.sangdam.console.history;
