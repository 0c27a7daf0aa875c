/** The composition root: options, the one process on a data folder, and the service as a whole from start to close. */
package org.sangdam.server;
