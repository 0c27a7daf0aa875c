/** Programs that measure the built service as a process of its own; doc/MEASURING.md says how they are run. */
package org.sangdam.server.measure;
