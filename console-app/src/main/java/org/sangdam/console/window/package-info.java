/**
 * The window around everything: header, pages, status at the bottom, notices in the corner. It is given its pages and knows
 * none of them.
 */
package org.sangdam.console.window;
