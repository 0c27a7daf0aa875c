package org.sangdam.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.protocol.Administering;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.FromCustomer;
import org.sangdam.server.protocol.Typing;
import org.sangdam.server.session.SmallOffice.Console;
import org.sangdam.server.session.SmallOffice.Page;

/** Who sees what a customer has not sent yet. */
class PreviewTest {
    @TempDir
    Path folder;

    private SmallOffice office;
    private Console sujin;
    private Console minho;
    private Page customer;

    @BeforeEach
    void open() {
        office = new SmallOffice(folder);
        sujin = office.console(SmallOffice.SUJIN);
        minho = office.console(SmallOffice.MINHO);
        customer = office.waiting("가");
    }

    @AfterEach
    void close() {
        office.close();
    }

    private void shown(boolean preview) {
        sujin.say(new Administering.SetOffice("preview", null, null, null, preview));
    }

    private void types(String text) {
        customer.say(new FromCustomer.Typing(customer.conversation(), true, text));
    }

    private static List<String> seen(Heard<?> heard) {
        return heard.frames.stream()
                .filter(Typing.class::isInstance)
                .map(frame -> ((Typing) frame).text())
                .toList();
    }

    @Test
    void whereItIsNotShownATextThatComesAllTheSameIsDropped() {
        minho.claims(customer.conversation());
        types("하나");
        shown(true);
        types("둘");
        shown(false);
        types("셋");
        assertThat(seen(minho.heard)).isEqualTo(Arrays.asList(null, "둘", null));
    }

    @Test
    void theOneWhoTalksToTheCustomerSeesItAndNobodyElse() {
        shown(true);
        Page other = office.page(customer.token);
        types("아직 아무도 없을 때");
        minho.claims(customer.conversation());
        types("민호 님께만");
        minho.say(new FromCounsellor.Typing(customer.conversation(), true));
        customer.say(new FromCustomer.Typing(customer.conversation(), false));
        assertThat(seen(minho.heard)).isEqualTo(Arrays.asList("민호 님께만", null));
        assertThat(seen(sujin.heard)).isEmpty();
        assertThat(seen(other.heard)).isEqualTo(Arrays.asList((String) null));
    }
}
