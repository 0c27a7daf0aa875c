/** Serves the customers' page and the service's health over HTTP. Files go through it to those who may have them. Knows neither the desk nor a socket. */
package org.sangdam.server.web;
