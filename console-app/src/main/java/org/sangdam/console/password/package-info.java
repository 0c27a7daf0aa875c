/** Choosing a new password: the rules told beforehand, typed twice, with a hint how strong it is. Sends it nowhere. */
package org.sangdam.console.password;
