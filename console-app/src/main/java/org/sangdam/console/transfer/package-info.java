/**
 * Customers handed over between colleagues: whom one could ask, what one has asked, and what others ask. Shows itself inside
 * a conversation and above every page, and knows neither.
 */
package org.sangdam.console.transfer;
