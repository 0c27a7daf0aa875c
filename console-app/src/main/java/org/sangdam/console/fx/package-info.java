/**
 * What every part of the screen stands on: the one gate to the UI thread, FXML loading, texts in two languages, theme, fonts,
 * window and what is remembered between two runs. Knows no part of the screen and nothing of the service.
 */
package org.sangdam.console.fx;
