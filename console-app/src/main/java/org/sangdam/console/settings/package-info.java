/**
 * How this console looks, how it is connected, and, for administrators, the office's name and who works in it. Shows nobody
 * what they may not do.
 */
package org.sangdam.console.settings;
