/** How much one address, one customer or one name may use of the service. Knows neither a socket nor a rule of counselling. */
package org.sangdam.server.limit;
