/** The counsellor's console: {@code Launcher} starts it, {@code ConsoleApp} composes it. Nobody else knows this package. */
package org.sangdam.console;
