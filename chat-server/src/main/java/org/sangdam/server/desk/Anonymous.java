package org.sangdam.server.desk;

/** What a customer is called who has not said a name: among others, in the archive, and by a search. */
final class Anonymous {
    private Anonymous() {}

    /**
     * By their number, so that it is one customer's alone and stays it, and in the language that they read, as any other name.
     *
     * @param language BCP 47
     */
    static String called(long customer, String language) {
        return (isKorean(language) ? "익명 " : "Anonymous ") + customer;
    }

    private static boolean isKorean(String language) {
        return language.equals("ko") || language.startsWith("ko-");
    }
}
