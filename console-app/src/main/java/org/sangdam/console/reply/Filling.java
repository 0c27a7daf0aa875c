package org.sangdam.console.reply;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in a reply for what is known only when it is used.
 *
 * @param time of the day
 */
record Filling(String customer, String counsellor, String office, String time) {
    private static final Pattern WORD = Pattern.compile("\\{(\\w+)}");

    /** In one go: a name that looks like such a word is a name. Words that mean nothing stay as they are. */
    String in(String text) {
        Map<String, String> known =
                Map.of("customer", customer, "counsellor", counsellor, "office", office, "time", time);
        return WORD.matcher(text)
                .replaceAll(word -> Matcher.quoteReplacement(known.getOrDefault(word.group(1), word.group())));
    }
}
