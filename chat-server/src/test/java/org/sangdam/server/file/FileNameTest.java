package org.sangdam.server.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {
    @ParameterizedTest
    @CsvSource({
        "사진.jpg, image/jpeg, 사진.jpg",
        "photo.JPEG, image/jpeg, photo.JPEG",
        "photo.png, application/pdf, photo.png.pdf",
        "run.bat, text/plain, run.bat.txt",
        "..\\..\\windows\\x.txt, text/plain, x.txt",
        "/etc/passwd, text/plain, passwd.txt",
        "con.txt, text/plain, _con.txt",
        ".hidden, text/plain, hidden.txt",
        "a<b>:c.txt, text/plain, abc.txt",
        "noending, image/png, noending.png"
    })
    void aNameIsSafeAndEndsAsItsContentDoes(String given, String type, String safe) {
        assertThat(FileName.safe(given, type)).isEqualTo(safe);
    }

    @Test
    void nothingHiddenOrTurnedRoundIsLeft() {
        assertThat(FileName.safe("bill\u202egnp.exe", "application/zip")).isEqualTo("billgnp.exe.zip");
        assertThat(FileName.safe("a\u200bb\u0000\n.png", "image/png")).isEqualTo("ab.png");
        assertThat(FileName.safe("\u3164", "image/png")).isEqualTo("file.png");
    }

    @Test
    void aLongNameKeepsItsEnding() {
        assertThat(FileName.safe("가".repeat(300) + ".pdf", "application/pdf"))
                .hasSize(104)
                .endsWith(".pdf");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!doctype html><script>alert(1)</script>",
                "  <svg xmlns='http://www.w3.org/2000/svg'/>",
                "\u00ef\u00bb\u00bf<html>",
                "MZ\u0000\u0001",
                "\u007fELF\u0002",
                "",
                "   "
            })
    void whatCouldRunIsNoFileOfOurs(String content) {
        byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
        assertThat(FileType.of(bytes, bytes.length)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"%PDF-1.7, PDF", "GIF89a.., GIF", "RIFF1234WEBPVP8 , WEBP", "....ftypheic...., HEIC", "이름;번호, TEXT"})
    void aKindIsKnownByHowItBegins(String content, FileType type) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        assertThat(FileType.of(bytes, bytes.length)).hasValue(type);
    }
}
