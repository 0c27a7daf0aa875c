/** What people said in tests, and what of it stands in a log. */
package org.sangdam.server.log;
