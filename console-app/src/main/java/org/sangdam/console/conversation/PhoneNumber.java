package org.sangdam.console.conversation;

/** A telephone number as Koreans write it; others stay as the service gave them. */
final class PhoneNumber {
    private PhoneNumber() {}

    /** @param phone E.164, or already in a national form */
    static String readable(String phone) {
        if (!phone.startsWith("+82")) {
            return phone;
        }
        String national = "0" + phone.substring(3);
        String area = national.startsWith("02") ? "02" : national.substring(0, Math.min(3, national.length()));
        String rest = national.substring(area.length());
        return rest.length() < 5
                ? national
                : area + "-" + rest.substring(0, rest.length() - 4) + "-" + rest.substring(rest.length() - 4);
    }
}
