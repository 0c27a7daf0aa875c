package org.sangdam.server.session;

/** Who sees to what consoles ask beyond their conversations. */
record Clerks(Administration administration, Grants grants, SettledCallBacks callBacks) {}
