package org.sangdam.console.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sangdam.console.conversation.LinkedText.Part;

class LinkedTextTest {
    @Test
    void addressesOfTheWebBecomeLinks() {
        assertThat(LinkedText.parts("주소는 https://shop.kr/a?b=1&c=%EA 예요. 또는 HTTP://b.kr/."))
                .containsExactly(
                        new Part("주소는 ", false),
                        new Part("https://shop.kr/a?b=1&c=%EA", true),
                        new Part(" 예요. 또는 ", false),
                        new Part("HTTP://b.kr/", true),
                        new Part(".", false));
    }

    @Test
    void aParticleBehindAnAddressIsNoPartOfIt() {
        assertThat(LinkedText.parts("https://shop.kr/1에서")).contains(new Part("https://shop.kr/1", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.example/예약/확인?no=12345",
                "https://a.example/?q=배송+문의&p=서울#안내",
                "https://a.example/예약-확인.html",
                "https://a.example/한빛_(회사)",
                "https://a.example/도서관에"
            })
    void hangulBelongsToAnAddressWhereAPartOfItBeginsWithHangul(String address) {
        for (String text : List.of(address, "(" + address + ").", "“" + address + "”", address + ", ")) {
            assertThat(links(text)).containsExactly(address);
        }
    }

    @Test
    void hangulOfTheSentenceStaysOutside() {
        assertThat(links("(https://a.example/예약)를 보세요")).containsExactly("https://a.example/예약");
        assertThat(links("https://a.example/20417에서 확인")).containsExactly("https://a.example/20417");
        assertThat(links("https://a.example/예약/20417에서")).containsExactly("https://a.example/예약/20417");
        assertThat(links("https://a.example/에서, https://b.example/?no=1를, https://c.example/입니다."))
                .containsExactly("https://a.example/", "https://b.example/?no=1", "https://c.example/");
    }

    @Test
    void anAddressIsOpenedWithItsHangulEncoded() {
        assertThat(LinkedText.target("https://a.example/예약/x?q=%20"))
                .isEqualTo("https://a.example/%EC%98%88%EC%95%BD/x?q=%20");
    }

    private static List<String> links(String text) {
        return LinkedText.parts(text).stream()
                .filter(Part::link)
                .map(Part::text)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "file:///etc/passwd",
                "<a href='x'>y</a>",
                "mailto:a@b.kr",
                "https://",
                "https://예약.example",
                "https://.",
                "ftp://a"
            })
    void nothingElseIsInterpreted(String text) {
        assertThat(LinkedText.parts(text)).containsExactly(new Part(text, false));
    }
}
