/** An office full of people whose service is killed again and again, and the comparison of what they were told with what is kept. */
package org.sangdam.server.crash;
