package org.sangdam.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.client.CounsellorClient;
import org.sangdam.server.client.CustomerClient;
import org.sangdam.server.protocol.Administering;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.FromCustomer;
import org.sangdam.server.protocol.Granting;
import org.sangdam.server.protocol.OfRecords;
import org.sangdam.server.protocol.ToCounsellor;

/** What remains of customers who stayed anonymous, and of one who said who they are the next time. */
@Timeout(120)
class AnonymousConsultationTest {
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    Path folder;

    private ChatServer server;
    private CounsellorClient console;
    private int asked;

    @BeforeEach
    void anOfficeThatAllowsIt() throws Exception {
        server = started();
        server.setUp("상담소", "Sujin", PASSWORD);
        console = signedIn();
        console.say(new Administering.SetOffice("allow", null, null, true, null));
        console.acknowledged("allow");
    }

    @AfterEach
    void close() {
        console.close();
        server.close();
    }

    private ChatServer started() throws Exception {
        return ChatServer.start(new ServerConfig(folder, ServerConfig.LOOPBACK, 0, 0, false));
    }

    private CounsellorClient signedIn() {
        CounsellorClient client = new CounsellorClient(server.socketPort());
        client.signIn("Sujin", PASSWORD);
        return client;
    }

    private String id() {
        return "ask-" + ++asked;
    }

    /** @return the conversation, which is over */
    private long consulted(CustomerClient page) {
        String id = id();
        page.say(new FromCustomer.Join(id, null, null, "general", "이름은 말하고 싶지 않아요", true));
        long conversation = page.acknowledged(id).conversation();
        console.claim(conversation);
        console.end(conversation);
        return conversation;
    }

    private List<ToCounsellor.Archived> found(String text) {
        String id = id();
        console.say(new FromCounsellor.History(id, 0, 0, 0, null, null, text, 0, 0, 10));
        return console.hear(ToCounsellor.History.class, frame -> id.equals(frame.id()))
                .conversations();
    }

    private List<OfRecords.Known> records(long conversation) {
        String id = id();
        console.say(new Granting.FindRecords(id, conversation));
        return console.hear(OfRecords.Records.class, frame -> id.equals(frame.id()))
                .records();
    }

    @Test
    void theyAreFoundByWhatTheyWereCalledAndHaveNoNumberInCommon() throws Exception {
        long first;
        long second;
        try (CustomerClient one = new CustomerClient(server.socketPort());
                CustomerClient other = new CustomerClient(server.socketPort())) {
            one.hello(null, 0, 0);
            other.hello(null, 0, 0);
            first = consulted(one);
            second = consulted(other);
        }
        assertThat(records(first)).as("no number is nobody's").isEmpty();
        console.close();
        server.close();
        server = started();
        console = signedIn();
        assertThat(found("익명")).extracting(ToCounsellor.Archived::conversation).containsExactly(second, first);
        assertThat(found("익명 2"))
                .singleElement()
                .returns("익명 2", ToCounsellor.Archived::name)
                .returns(null, ToCounsellor.Archived::phone);
        assertThat(found("010")).isEmpty();
    }

    @Test
    void whoSaysNameAndNumberTheNextTimeHasThemFromThenOn() {
        try (CustomerClient page = new CustomerClient(server.socketPort());
                CustomerClient known = new CustomerClient(server.socketPort())) {
            known.join("민지", "다른 기기예요");
            page.hello(null, 0, 0);
            long before = consulted(page);
            long now = page.join(id(), "민지", "이제 말할게요").conversation();
            assertThat(found("민지"))
                    .extracting(ToCounsellor.Archived::conversation)
                    .contains(now);
            assertThat(found("이제"))
                    .singleElement()
                    .returns("민지", ToCounsellor.Archived::name)
                    .returns("010-****-5678", ToCounsellor.Archived::phone)
                    .returns(found("익명").get(0).customer(), ToCounsellor.Archived::customer);
            assertThat(found("익명"))
                    .extracting(ToCounsellor.Archived::conversation)
                    .containsExactly(before);
            assertThat(records(now)).extracting(OfRecords.Known::name).containsExactly("민지");
        }
    }
}
