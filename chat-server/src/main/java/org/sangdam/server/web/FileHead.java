package org.sangdam.server.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;
import org.sangdam.server.file.FileName;
import org.sangdam.server.protocol.Attachment;

/**
 * What is said of a file before it comes, in headers: an address may stand in a log.
 *
 * @param id of the message, made by its sender
 * @param given the name that the sender's file has
 */
record FileHead(String id, String given) {
    private static final Pattern ID = Pattern.compile("[!-~]{1,128}");
    private static final int LONGEST = 1_000;

    static Optional<FileHead> of(Request request) {
        String id = request.getHeaders().get("X-Message-Id");
        String name = request.getHeaders().get("X-File-Name");
        if (id == null || name == null || !ID.matcher(id).matches()) {
            return Optional.empty();
        }
        try {
            String decoded = URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
            return decoded.length() > LONGEST ? Optional.empty() : Optional.of(new FileHead(id, decoded));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** As everybody sees it. */
    String name(Attachment file) {
        return FileName.safe(given, file.type());
    }
}
