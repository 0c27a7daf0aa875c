/** Files as they stand in conversations: shown small and large, saved, opened. Knows no conversation. */
package org.sangdam.console.file;
