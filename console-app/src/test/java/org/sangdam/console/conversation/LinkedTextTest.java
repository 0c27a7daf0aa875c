package org.sangdam.console.conversation;

import static org.assertj.core.api.Assertions.assertThat;

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
                "javascript:alert(1)",
                "file:///etc/passwd",
                "<a href='x'>y</a>",
                "mailto:a@b.kr",
                "https://",
                "ftp://a"
            })
    void nothingElseIsInterpreted(String text) {
        assertThat(LinkedText.parts(text)).containsExactly(new Part(text, false));
    }
}
