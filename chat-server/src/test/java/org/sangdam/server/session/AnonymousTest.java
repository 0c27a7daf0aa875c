package org.sangdam.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.protocol.Administering;
import org.sangdam.server.protocol.Code;
import org.sangdam.server.protocol.FromCustomer;
import org.sangdam.server.protocol.OfficeChanged;
import org.sangdam.server.protocol.Refused;
import org.sangdam.server.protocol.ToCounsellor;
import org.sangdam.server.protocol.ToCustomer;
import org.sangdam.server.session.SmallOffice.Console;
import org.sangdam.server.session.SmallOffice.Page;

/** Customers who say neither name nor number, where an administrator has allowed it. */
class AnonymousTest {
    @TempDir
    Path folder;

    private SmallOffice office;
    private Console sujin;

    @BeforeEach
    void open() {
        office = new SmallOffice(folder);
        sujin = office.console(SmallOffice.SUJIN);
    }

    @AfterEach
    void close() {
        office.close();
    }

    private void allowed(boolean anonymous) {
        sujin.say(new Administering.SetOffice("allow", null, null, anonymous, null));
    }

    private static FromCustomer.Join nameless(String id) {
        return new FromCustomer.Join(id, null, null, "general", "이름은 나중에요", true);
    }

    private static List<Code> refusals(Page page) {
        return page.heard.of(Refused.class).map(Refused::code).toList();
    }

    @Test
    void everyPageAndConsoleHearsAtOnceWhetherItIsAllowed() {
        Page page = office.page();
        Console minho = office.console(SmallOffice.MINHO);
        minho.say(new Administering.SetOffice("mine", null, null, true, null));
        assertThat(minho.heard.of(Refused.class).map(Refused::code)).containsExactly(Code.FORBIDDEN);
        assertThat(page.heard.of(OfficeChanged.class)).isEmpty();
        allowed(true);
        allowed(false);
        for (List<Boolean> told : List.of(anonymous(page.heard), anonymous(minho.heard))) {
            assertThat(told).containsExactly(true, false);
        }
    }

    private static List<Boolean> anonymous(Heard<?> heard) {
        return heard.frames.stream()
                .filter(OfficeChanged.class::isInstance)
                .map(frame -> ((OfficeChanged) frame).office().anonymous())
                .toList();
    }

    @Test
    void itIsTheServiceThatRefusesWhoeverIsNotAllowed() {
        Page page = office.page();
        page.say(nameless("join-1"));
        assertThat(refusals(page)).containsExactly(Code.BAD_NAME);
        allowed(true);
        page.say(new FromCustomer.Join("join-2", "가", "아니요", "general", "문의", true));
        assertThat(refusals(page)).as("a name comes with a number").endsWith(Code.BAD_PHONE);
        page.say(nameless("join-3"));
        assertThat(page.conversation()).isPositive();
    }

    @Test
    void theyWaitAndTalkWithoutANumberAndAreAskedForNoFasterThanOthers() {
        allowed(true);
        Page page = office.page();
        page.say(nameless("join"));
        office.beat();
        assertThat(sujin.heard.of(ToCounsellor.WaitingChanged.class).flatMap(step -> step.put().stream()))
                .singleElement()
                .returns("익명 1", ToCounsellor.Waiting::name)
                .returns(null, ToCounsellor.Waiting::phone);
        sujin.claims(page.conversation());
        assertThat(sujin.heard.of(ToCounsellor.Conversation.class))
                .singleElement()
                .returns("익명 1", ToCounsellor.Conversation::name)
                .returns(null, ToCounsellor.Conversation::phone);
        Page hurried = office.page();
        for (int i = 0; i < 10; i++) {
            hurried.say(nameless("join-" + i));
            hurried.say(new FromCustomer.Leave(
                    "leave-" + i,
                    hurried.heard
                            .of(ToCustomer.Conversation.class)
                            .mapToLong(one -> one.conversation())
                            .max()
                            .orElseThrow()));
        }
        assertThat(refusals(hurried)).contains(Code.THROTTLED);
    }
}
