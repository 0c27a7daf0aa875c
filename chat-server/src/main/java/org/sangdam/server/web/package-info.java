/** Serves the customers' page and the service's health over HTTP. Knows neither the desk nor a socket. */
package org.sangdam.server.web;
