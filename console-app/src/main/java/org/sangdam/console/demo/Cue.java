package org.sangdam.console.demo;

/** What counsellors say, as far as a simulated customer tells it apart. */
enum Cue {
    GREETING,
    HOLDING,
    ASKING,
    PARTING
}
