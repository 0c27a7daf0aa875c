/** Programs that measure the built service as a process of its own; the README says how they are run. */
package org.sangdam.server.measure;
