package org.sangdam.server.protocol;

/**
 * A file that goes with a message, whose text is then the file's name.
 *
 * @param hash SHA-256 of its content, in hexadecimal
 * @param type found from its content, as for Content-Type
 * @param width of a picture that may be shown, in pixels, likewise the height; 0 if it is to be saved only
 */
public record Attachment(String hash, String type, long bytes, int width, int height) {
    public Attachment {
        Fields.present(hash, "hash");
        Fields.present(type, "type");
    }

    /** Whether it is a picture that may be shown where it stands. */
    public boolean isPicture() {
        return width > 0 && height > 0;
    }
}
