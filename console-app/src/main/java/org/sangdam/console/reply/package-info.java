/** Replies that are written once and used often: kept on a page of their own, and put into a message by what is typed for them. */
package org.sangdam.console.reply;
