/** Makes the README's picture of the console from the real program; the README says how it is run. */
package org.sangdam.console.picture;
