/** The service as a process of its own, to be stopped, killed and measured. Knows the command line and nothing behind it. */
package org.sangdam.server.process;
