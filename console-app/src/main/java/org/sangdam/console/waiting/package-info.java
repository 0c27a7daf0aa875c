/** The live waiting list: who waits, in which order, since when; and picking one of them. Knows no conversation. */
package org.sangdam.console.waiting;
