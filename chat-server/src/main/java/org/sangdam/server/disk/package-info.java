/** What the machine's file system is asked for beyond the ordinary. Knows nothing of what is in the files. */
package org.sangdam.server.disk;
