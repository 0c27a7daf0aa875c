package org.sangdam.console.demo;

import java.util.regex.Pattern;

/** What a customer says when the counsellor's words match. */
record Answer(Pattern question, String text) {
    boolean fits(String heard) {
        return question.matcher(heard).find();
    }
}
