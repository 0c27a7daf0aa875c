/** A network between clients and a service that does what networks do at their worst, when a test says so. */
package org.sangdam.server.network;
