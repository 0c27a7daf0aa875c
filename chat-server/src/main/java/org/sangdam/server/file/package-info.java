/** The files that customers and counsellors send each other: what they are, and where they lie. Knows nobody who asks. */
package org.sangdam.server.file;
