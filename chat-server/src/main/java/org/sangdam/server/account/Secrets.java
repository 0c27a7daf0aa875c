package org.sangdam.server.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Random secrets that stand for somebody: a customer's token, a counsellor's session. 256 bits, of which the service keeps
 * only a SHA-256; a look-up by hash compares nothing that a peer could time. Thread-safe.
 */
public final class Secrets {
    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final SecureRandom random;

    public Secrets(SecureRandom random) {
        this.random = random;
    }

    /** A new secret: 43 characters of base64url. */
    public String make() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return encoded(bytes);
    }

    /** Whether {@code secret} has the form of one that was made here. */
    public static boolean wellFormed(String secret) {
        return secret != null && FORM.matcher(secret).matches();
    }

    /** What may be stored of a secret: base64url of its SHA-256. */
    public static String hash(String secret) {
        try {
            return encoded(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
