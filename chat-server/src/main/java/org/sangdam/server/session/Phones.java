package org.sangdam.server.session;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;

/** Telephone numbers as people type them, as we keep them (E.164), and as we show them. Thread-safe. */
final class Phones {
    private static final String HERE = "KR";
    private static final int HERE_CODE = 82;
    /** The metadata of a library ages: a number of this many digits that is only possible is believed. */
    private static final int ENOUGH_DIGITS = 8;

    private static final int SHOWN_FIRST = 3;
    private static final int SHOWN_LAST = 4;

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();

    /** E.164, or nothing if this is no telephone number. */
    Optional<String> normalised(String typed) {
        if (typed.length() > 40) {
            return Optional.empty();
        }
        try {
            PhoneNumber number = library.parse(typed, HERE);
            boolean possible = library.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
                    && library.getNationalSignificantNumber(number).length() >= ENOUGH_DIGITS;
            return library.isValidNumber(number) || possible
                    ? Optional.of(library.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** As people here write it: 010-1234-5678, and numbers of elsewhere with their country. None is shown as none. */
    String shown(String e164) {
        if (e164 == null) {
            return null;
        }
        try {
            PhoneNumber number = library.parse(e164, HERE);
            return library.format(
                    number,
                    number.getCountryCode() == HERE_CODE
                            ? PhoneNumberFormat.NATIONAL
                            : PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException e) {
            return e164;
        }
    }

    /** The same with its middle hidden: 010-****-5678. */
    String masked(String e164) {
        if (e164 == null) {
            return null;
        }
        StringBuilder masked = new StringBuilder(shown(e164));
        long digits = masked.chars().filter(Character::isDigit).count();
        int seen = 0;
        for (int i = 0; i < masked.length(); i++) {
            if (Character.isDigit(masked.charAt(i))) {
                seen++;
                if (seen > SHOWN_FIRST && seen <= digits - SHOWN_LAST) {
                    masked.setCharAt(i, '*');
                }
            }
        }
        return masked.toString();
    }
}
