package org.sangdam.console.demo;

/** What everybody says now and then, whatever their dialogue. */
enum Phrase {
    HELLO,
    HOLD,
    YES,
    NUDGE,
    THANKS,
    BYE
}
