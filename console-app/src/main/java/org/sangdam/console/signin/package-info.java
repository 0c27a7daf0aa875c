/** Signing in: where the service is and who I am. Knows no other part of the screen. */
package org.sangdam.console.signin;
