package org.sangdam.server.session;

import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * Where one kind of question is put to the archive.
 *
 * @param threads may be busy, may refuse
 * @param patience how long whoever asks may be left waiting, from the question to the answer
 */
public record Readers(Executor threads, Duration patience) {}
