/**
 * The socket to the service: connect, resume, frames to and from. Everything that it hands out arrives on the executor that
 * it was given, which is the UI thread. Knows no part of the screen.
 */
package org.sangdam.console.link;
