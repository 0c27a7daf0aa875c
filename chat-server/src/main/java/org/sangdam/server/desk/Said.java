package org.sangdam.server.desk;

import org.sangdam.server.protocol.Sender;

/** That a message with this id, made by the sender, has the number {@code seq}: what a repeated frame is known by. */
public record Said(Sender from, String id, long seq, long at) {}
