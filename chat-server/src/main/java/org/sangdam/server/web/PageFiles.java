package org.sangdam.server.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;

/** The files of the customers' page, packed with the service. Read once, then kept: together they are small. Thread-safe. */
final class PageFiles {
    private static final String FOLDER = "/customer-web";
    private static final Pattern PATH = Pattern.compile("(/[a-z0-9][a-z0-9-]*)*(/[a-z0-9][a-z0-9.-]*)");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon");

    private final Map<String, Optional<PageFile>> read = new ConcurrentHashMap<>();

    /** @param bytes its content; @param packed the same, compressed; @param type for Content-Type */
    record PageFile(byte[] bytes, byte[] packed, String type) {
        static PageFile of(byte[] bytes, String type) {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
                out.write(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new PageFile(bytes, packed.toByteArray(), type);
        }

        /** Another one for whatever differs in a byte. */
        String tag() {
            CRC32 sum = new CRC32();
            sum.update(bytes);
            return "\"" + Long.toHexString(sum.getValue()) + "-" + bytes.length + "\"";
        }
    }

    /** @param path as asked for, beginning with a slash; {@code /} is the page itself */
    Optional<PageFile> find(String path) {
        String file = path.equals("/") ? "/index.html" : path;
        String type = TYPES.get(file.substring(file.lastIndexOf('.') + 1));
        if (type == null || file.length() > 100 || !PATH.matcher(file).matches()) {
            return Optional.empty();
        }
        Optional<PageFile> known = read.get(file);
        return known != null ? known : load(file, type);
    }

    private Optional<PageFile> load(String file, String type) {
        try (InputStream in = PageFiles.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                return Optional.empty();
            }
            Optional<PageFile> loaded = Optional.of(PageFile.of(in.readAllBytes(), type));
            read.put(file, loaded);
            return loaded;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
