package org.sangdam.server.file;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** The kinds of files that are taken, known by how they begin: never by their name. The first that fits is meant. */
enum FileType {
    JPEG("image/jpeg", List.of("jpg", "jpeg", "jfif"), starts("\u00ff\u00d8\u00ff")),
    PNG("image/png", List.of("png"), starts("\u0089PNG\r\n\u001a\n")),
    GIF("image/gif", List.of("gif"), starts("GIF87a").or(starts("GIF89a"))),
    WEBP("image/webp", List.of("webp"), starts("RIFF").and(at(8, "WEBP"))),
    HEIC(
            "image/heic",
            List.of("heic", "heif"),
            at(4, "ftyphei").or(at(4, "ftyphev")).or(at(4, "ftypmif1"))),
    PDF("application/pdf", List.of("pdf"), starts("%PDF-")),
    DOCX(Office.OPEN + "wordprocessingml.document", List.of("docx"), Office.with("word/")),
    XLSX(Office.OPEN + "spreadsheetml.sheet", List.of("xlsx"), Office.with("xl/")),
    PPTX(Office.OPEN + "presentationml.presentation", List.of("pptx"), Office.with("ppt/")),
    HWPX("application/hwp+zip", List.of("hwpx"), Office.with("application/hwp+zip")),
    ODT("application/vnd.oasis.opendocument.text", List.of("odt"), Office.with("opendocument.text")),
    ODS("application/vnd.oasis.opendocument.spreadsheet", List.of("ods"), Office.with("opendocument.spreadsheet")),
    ODP("application/vnd.oasis.opendocument.presentation", List.of("odp"), Office.with("opendocument.presentation")),
    ZIP("application/zip", List.of("zip"), starts(Office.ZIP)),
    OLE(
            "application/x-ole-storage",
            List.of("hwp", "doc", "xls", "ppt"),
            starts("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")),
    TEXT("text/plain", List.of("txt", "csv", "log", "md"), FileType::isText);

    /** As many bytes of a file's beginning are looked at. */
    static final int HEAD = 8 * 1024;

    private final String mime;
    private final List<String> endings;
    private final Predicate<String> beginning;

    FileType(String mime, List<String> endings, Predicate<String> beginning) {
        this.mime = mime;
        this.endings = endings;
        this.beginning = beginning;
    }

    /** What is packed, and told apart by what the first entries are called. */
    private static final class Office {
        static final String OPEN = "application/vnd.openxmlformats-officedocument.";
        static final String ZIP = "PK\u0003\u0004";

        static Predicate<String> with(String entry) {
            return starts(ZIP).and(head -> head.contains(entry));
        }
    }

    static Optional<FileType> of(byte[] head, int length) {
        String bytes = new String(head, 0, length, StandardCharsets.ISO_8859_1);
        for (FileType type : values()) {
            if (type.beginning.test(bytes)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    static Optional<FileType> named(String mime) {
        return List.of(values()).stream().filter(type -> type.mime.equals(mime)).findFirst();
    }

    String mime() {
        return mime;
    }

    boolean ends(String name) {
        return endings.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    String ending() {
        return endings.get(0);
    }

    private static Predicate<String> starts(String with) {
        return head -> head.startsWith(with);
    }

    private static Predicate<String> at(int place, String word) {
        return head -> head.startsWith(word, place);
    }

    /** In whatever encoding; what a browser would take for a page or a drawing is none. */
    private static boolean isText(String head) {
        String begins = head.stripLeading().toLowerCase(Locale.ROOT).replaceFirst("^\u00ef\u00bb\u00bf", "");
        return !head.isBlank()
                && !begins.startsWith("<")
                && head.chars().noneMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f');
    }
}
