/**
 * Conversations in tabs: messages both ways, what was read, the customer's card. Opens earlier consultations through
 * {@link org.sangdam.console.conversation.TranscriptReader} only and knows no other part of the screen.
 */
package org.sangdam.console.conversation;
