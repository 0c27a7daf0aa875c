package org.sangdam.server.session;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The one-time codes under way, one a conversation. Of a code only an HMAC is kept, under a key of its own, and in memory
 * alone: after a restart the customer asks for another. On the desk's thread.
 */
final class Codes {
    static final int TRIES = 5;
    static final Duration VALID = Duration.ofMinutes(10);

    static final int DIGITS = 6;
    private static final int MOST = 1_000_000;
    private static final Pattern ALONE = Pattern.compile("(?<![0-9])[0-9]{" + DIGITS + "}(?![0-9])");
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    /** Places of a text that are looked at: nobody hides a code behind more digits by accident. */
    private static final int LOOKED_AT = 64;

    private final SecureRandom random;
    private final Map<Long, Awaited> byConversation = new HashMap<>();

    Codes(SecureRandom random) {
        this.random = random;
    }

    /**
     * A code that a customer is to type.
     *
     * @param customer whose consultations it opens
     * @param counsellor who vouches
     * @param until by {@link System#nanoTime}
     * @param date the same, milliseconds since 1970
     */
    record Awaited(long customer, long counsellor, byte[] key, byte[] mac, int tries, long until, long date) {
        private Awaited missed() {
            return new Awaited(customer, counsellor, key, mac, tries - 1, until, date);
        }

        /** In a time that says nothing about where the two differ. */
        private boolean is(String code) {
            return MessageDigest.isEqual(mac, Codes.mac(key, code));
        }
    }

    /** @return six digits, known to nobody but the caller from now on */
    String make(long conversation, long customer, long counsellor, long nanos, long now) {
        byConversation.values().removeIf(one -> nanos - one.until() >= 0);
        String code = String.format("%0" + DIGITS + "d", random.nextInt(MOST));
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        byConversation.put(
                conversation,
                new Awaited(
                        customer,
                        counsellor,
                        key,
                        mac(key, code),
                        TRIES,
                        nanos + VALID.toNanos(),
                        now + VALID.toMillis()));
        return code;
    }

    /** The one that the customer of this conversation may type now. */
    Optional<Awaited> awaited(long conversation, long nanos) {
        return Optional.ofNullable(byConversation.get(conversation)).filter(one -> nanos - one.until() < 0);
    }

    /** Takes a try for one that is awaited. @return whether it was the right code */
    boolean matches(long conversation, String code) {
        Awaited awaited = byConversation.get(conversation);
        if (awaited.is(code)) {
            return true;
        }
        if (awaited.tries() == 1) {
            spent(conversation);
        } else {
            byConversation.put(conversation, awaited.missed());
        }
        return false;
    }

    /** It has done what it was for, or nobody wants it any more. */
    void spent(long conversation) {
        byConversation.remove(conversation);
    }

    /** Likewise, unless a newer one has been made since this one was typed. */
    void spent(long conversation, Awaited typed) {
        byConversation.computeIfPresent(conversation, (number, one) -> one.key() == typed.key() ? null : one);
    }

    /**
     * Whether a text looks like the code, be it right or wrong: one who does not know the code, and could tell by the answer
     * which it is, would guess it in spite of all tries.
     */
    boolean looksLikeOne(String text, long conversation, long nanos) {
        return awaited(conversation, nanos).isPresent()
                && ALONE.matcher(digits(text)).find();
    }

    /** Whether a text of one who knows the code would give it away, which no journal may read. */
    boolean standsIn(String text, long conversation, long nanos) {
        Optional<Awaited> awaited = awaited(conversation, nanos);
        if (awaited.isEmpty()) {
            return false;
        }
        String digits = digits(text);
        int places = Math.min(LOOKED_AT, digits.length() - DIGITS + 1);
        for (int at = 0; at < places; at++) {
            if (awaited.get().is(digits.substring(at, at + DIGITS))) {
                return true;
            }
        }
        return false;
    }

    /** However they are grouped. */
    private static String digits(String text) {
        return text.replaceAll("[\\s.,·-]", "").replaceAll("[^0-9]+", " ");
    }

    private static byte[] mac(byte[] key, String code) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(code.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
