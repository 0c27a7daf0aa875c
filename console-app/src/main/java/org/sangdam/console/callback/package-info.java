/** Those who want to be called: the list of them, and what has become of each. */
package org.sangdam.console.callback;
