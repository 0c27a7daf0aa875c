package org.sangdam.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.WebSocketRoute;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.protocol.Kind;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.ToCounsellor;

/** What was written in a tunnel. */
class UnsentUiTest {
    private static final String FIRST = "배송이 늦어요.";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    private Path folder;

    @RegisterExtension
    final PageOffice office = new PageOffice(() -> folder);

    @Test
    void aHundredMessagesOutliveATunnelAReloadAndARestartAndArriveOnceInOrder() throws Exception {
        try (CustomerPage customer =
                new CustomerPage(CHROMIUM.browser(), office.server().customerPage(), 360, "ko-KR")) {
            customer.join("홍길동", FIRST);
            long conversation = office.matched(customer, "홍길동");
            List<String> written = IntStream.rangeClosed(1, 100)
                    .mapToObj(number -> "터널 " + number)
                    .toList();
            office.stop();
            customer.composer()
                    .evaluate(
                            "(box, texts) => texts.forEach((text) => { box.value = text; box.form.requestSubmit(); })",
                            written);
            customer.composer().fill("쓰다 만");
            assertThat(customer.messages()).hasCount(101);
            assertThat(customer.page().locator(".message[data-mark=pending]")).hasCount(100);
            office.startAgain();
            customer.reload();
            assertThat(customer.message("터널 100")).hasAttribute("data-mark", "sent");
            assertThat(customer.composer()).hasValue("쓰다 만");
            String[] all = Stream.concat(Stream.of(FIRST), written.stream()).toArray(String[]::new);
            assertThat(customer.messages()).hasText(all);
            assertThat(customer.page().locator(".message[data-mark=pending]")).hasCount(0);
            office.counsellorComesBack();
            List<Message> kept = office.counsellor()
                    .hear(ToCounsellor.Conversation.class, frame -> frame.conversation() == conversation)
                    .messages();
            assertThat(kept.stream()
                            .filter(message -> message.kind() == Kind.TEXT)
                            .map(Message::text))
                    .endsWith(written.toArray(String[]::new));
            assertThat(kept).extracting(Message::seq).doesNotHaveDuplicates().isSorted();
        }
    }

    /** The service's disk takes nothing for a while; what it says then is put in its mouth. */
    @Test
    void aMessageThatCannotBeSentSaysWhyAndIsSentAgainOrDeleted() {
        AtomicBoolean full = new AtomicBoolean();
        try (CustomerPage customer = new CustomerPage(
                CHROMIUM.browser(),
                office.server().customerPage(),
                360,
                "ko-KR",
                page -> page.routeWebSocket(Pattern.compile("/customer$"), socket -> refusing(socket, full)))) {
            customer.join("홍길동", FIRST);
            long conversation = office.matched(customer, "홍길동");
            full.set(true);
            customer.say("저장되지 않는 말");
            customer.say("지울 말");
            for (String text : List.of("저장되지 않는 말", "지울 말")) {
                assertThat(customer.message(text)).hasAttribute("data-mark", "failed");
                assertThat(customer.message(text)).containsText("저장하지 못했어요. 잠시 후 다시 시도해 주세요.");
            }
            full.set(false);
            customer.message("지울 말").getByText("삭제").click();
            customer.message("저장되지 않는 말").getByText("다시 보내기").click();
            assertThat(customer.message("저장되지 않는 말")).hasAttribute("data-mark", "sent");
            assertThat(customer.messages()).hasText(new String[] {FIRST, "저장되지 않는 말"});
            full.set(true);
            customer.say("끝난 뒤의 말");
            assertThat(customer.message("끝난 뒤의 말")).hasAttribute("data-mark", "failed");
            office.counsellor().end(conversation);
            assertThat(customer.page().locator(".conversation-over")).isVisible();
            assertThat(customer.message("끝난 뒤의 말").getByText("다시 보내기")).isHidden();
            assertThat(customer.message("끝난 뒤의 말").getByText("삭제")).isVisible();
        }
    }

    private static void refusing(WebSocketRoute page, AtomicBoolean full) {
        WebSocketRoute service = page.connectToServer();
        page.onMessage(frame -> {
            JsonObject said = JsonParser.parseString(frame.text()).getAsJsonObject();
            if (full.get() && said.get("type").getAsString().equals("say")) {
                page.send("{\"type\":\"refused\",\"id\":" + said.get("id")
                        + ",\"code\":\"not-stored\",\"retryAfter\":1}");
            } else {
                service.send(frame.text());
            }
        });
    }
}
