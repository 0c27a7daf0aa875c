package org.sangdam.server.crash;

/** What people say: it follows from the id of the message, so that nobody has to remember it. */
final class Words {
    static final String SECRET = "꿀단지";
    static final String NAME = "고객";
    static final String PHONE = "010-2345-6";

    private static final String LONG = "L";
    private static final int LONGEST = 3_900;
    private static final int USUAL = 100;

    private Words() {}

    /** @param many whether it fills the journal quickly */
    static String id(String who, long number, boolean many) {
        return who + "-" + number + (many ? LONG : "");
    }

    /** The number that an id was made of. */
    static long number(String id) {
        return Long.parseLong(id.replace(LONG, "").substring(id.indexOf('-') + 1));
    }

    static String of(String id) {
        int length = id.endsWith(LONG) ? LONGEST : Math.floorMod(id.hashCode(), USUAL);
        return SECRET + " " + id + " " + "가나다라 ".repeat(length / 5) + "끝";
    }

    static String name(int customer) {
        return NAME + " " + (char) ('가' + customer);
    }

    static String phone(int customer) {
        return PHONE + "%03d".formatted(customer % 1_000);
    }
}
