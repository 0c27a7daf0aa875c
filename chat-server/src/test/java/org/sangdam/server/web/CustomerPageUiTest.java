package org.sangdam.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.sangdam.server.client.CounsellorClient;
import org.sangdam.server.client.CustomerClient;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Kind;
import org.sangdam.server.protocol.Message;
import org.sangdam.server.protocol.ReadMark;
import org.sangdam.server.protocol.Sender;
import org.sangdam.server.protocol.ToCounsellor;
import org.sangdam.server.protocol.Typing;

/** The customers' page in a real Chromium against the real service, on a phone and on a desk. */
@ParameterizedClass
@ValueSource(ints = {360, 1280})
class CustomerPageUiTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @Parameter
    private int width;

    @TempDir
    private Path folder;

    @RegisterExtension
    final PageOffice office = new PageOffice(() -> folder);

    private CounsellorClient counsellor;
    private CustomerPage customer;

    @BeforeEach
    void open() {
        counsellor = office.counsellor();
        customer = customer("ko-KR");
    }

    @AfterEach
    void close() {
        assertThat(customer.problems()).isEmpty();
        customer.close();
    }

    private CustomerPage customer(String language) {
        return new CustomerPage(CHROMIUM.browser(), office.server().customerPage(), width, language);
    }

    /** Asks for a consultation that the counsellor picks. @return its number */
    private long matched() {
        customer.join("홍길동", "배송이 늦어요.");
        return office.matched(customer, "홍길동");
    }

    private Message heard(String text) {
        return counsellor.hear(Message.class, message -> text.equals(message.text()));
    }

    @Test
    void emptyFormSaysWhatIsMissingBesideEachFieldAndGoesToTheFirst() {
        customer.button("상담 신청").click();
        assertThat(customer.field("이름")).isFocused();
        for (String label : new String[] {"이름", "휴대폰 번호", "상담 주제", "문의 내용", "개인정보 수집·이용 동의"}) {
            assertThat(customer.field(label)).hasAttribute("aria-invalid", "true");
        }
        assertThat(customer.page().locator(".field-error:visible")).hasCount(5);
        assertThat(customer.page().locator("#consent-what")).containsText("보관 기간: 365일");
        String red = (String)
                customer.page().evaluate("() => getComputedStyle(document.querySelector('#name-error')).color");
        for (String label : new String[] {"이름", "휴대폰 번호", "상담 주제", "문의 내용"}) {
            assertThat(customer.field(label)).hasCSS("border-top-color", red);
        }
        if (width > 900) {
            assertThat(customer.button("상담 신청")).isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1));
        }
    }

    @Test
    void wrongNumberIsSaidBesideItsFieldAndNothingTypedIsLost() {
        customer.field("이름").fill("홍길동");
        customer.field("휴대폰 번호").fill("12");
        customer.field("상담 주제").selectOption("billing");
        customer.field("문의 내용").fill("환불해 주세요.");
        customer.field("개인정보 수집·이용 동의").check();
        customer.button("상담 신청").click();
        assertThat(customer.page().locator("#phone-error")).containsText("휴대폰 번호를 확인해 주세요");
        assertThat(customer.field("휴대폰 번호")).isFocused();
        assertThat(customer.field("문의 내용")).hasValue("환불해 주세요.");
        customer.reload();
        assertThat(customer.field("이름")).hasValue("홍길동");
        assertThat(customer.field("문의 내용")).hasValue("환불해 주세요.");
    }

    @Test
    void placeChangesAsOthersLeaveAndSurvivesReload() {
        try (CustomerClient first = new CustomerClient(office.server().socketPort())) {
            first.join("먼저 온 사람", "저부터요.");
            customer.join("홍길동", "저는 두 번째예요.");
            assertThat(customer.place()).containsText("지금 2번째 순서예요. 모두 2명이 기다리고 있어요.");
            customer.reload();
            assertThat(customer.place()).containsText("지금 2번째 순서예요.");
            counsellor.claim(counsellor.waiting("먼저 온 사람").conversation());
            assertThat(customer.place()).containsText("다음 차례예요.");
        }
    }

    @Test
    void waitingCustomerMayAddLinesAndTheCounsellorSeesThem() {
        customer.join("홍길동", "배송이 늦어요.");
        customer.say("주문 번호는 1120이에요.");
        assertThat(customer.message("1120")).hasAttribute("data-mark", "sent");
        counsellor.claim(counsellor.waiting("홍길동").conversation());
        assertThat(counsellor.hear(ToCounsellor.Conversation.class).messages())
                .extracting(Message::text)
                .startsWith("배송이 늦어요.", "주문 번호는 1120이에요.");
    }

    @Test
    void leavingAsksFirstAndEscapeMeansNo() {
        customer.join("홍길동", "배송이 늦어요.");
        customer.button("대기 취소").click();
        Locator dialog = customer.page().getByRole(AriaRole.DIALOG);
        assertThat(dialog).isVisible();
        customer.page().keyboard().press("Escape");
        assertThat(dialog).isHidden();
        assertThat(customer.place()).isVisible();
        assertThat(customer.link("지난 상담")).hasCount(0);
        customer.button("대기 취소").click();
        dialog.getByText("대기 취소", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(customer.page().getByText("대기를 취소했어요.")).isVisible();
        assertThat(customer.page().locator(".conversation-bar strong").first()).hasText("대기를 취소했어요");
        assertThat(customer.page().locator(".conversation-over")).containsText("언제든 다시 신청해 주세요");
        assertThat(customer.page().locator(".avatar")).isHidden();
        customer.button("새 상담 시작하기").click();
        assertThat(customer.field("이름")).hasValue("홍길동");
    }

    @Test
    void matchedCustomerAndCounsellorTalkBothWays() {
        long conversation = matched();
        assertThat(customer.page().locator(".conversation-bar strong").first()).hasText("이수진");
        counsellor.say(conversation, "안녕하세요, 확인해 볼게요: https://parcel.example/1120에서");
        assertThat(customer.message("안녕하세요").locator("a")).hasAttribute("href", "https://parcel.example/1120");
        customer.say("고맙습니다. <b>정말로</b>");
        assertThat(heard("고맙습니다. <b>정말로</b>").from()).isEqualTo(Sender.CUSTOMER);
        assertThat(customer.page().locator(".message-text b")).hasCount(0);
    }

    @Test
    void readMarksGoBothWays() {
        long conversation = matched();
        customer.page().bringToFront();
        long seq = counsellor.say(conversation, "보이시나요?").seq();
        counsellor.hear(ReadMark.class, mark -> mark.by() == Sender.CUSTOMER && mark.seq() >= seq);
        customer.say("네, 보여요.");
        assertThat(customer.message("네, 보여요.")).hasAttribute("data-mark", "sent");
        counsellor.say(new FromCounsellor.Read(conversation, heard("네, 보여요.").seq()));
        assertThat(customer.message("네, 보여요.")).hasAttribute("data-mark", "read");
    }

    @Test
    void typingIsSeenOnBothSides() {
        long conversation = matched();
        counsellor.say(new FromCounsellor.Typing(conversation, true));
        assertThat(customer.page().getByText("이수진 님이 입력하고 있어요")).isVisible();
        counsellor.say(new FromCounsellor.Typing(conversation, false));
        assertThat(customer.page().getByText("이수진 님이 입력하고 있어요")).hasCount(0);
        customer.composer().pressSequentially("잠");
        counsellor.hear(Typing.class, typing -> typing.by() == Sender.CUSTOMER && typing.active());
        customer.composer().fill("");
        counsellor.hear(Typing.class, typing -> typing.by() == Sender.CUSTOMER && !typing.active());
    }

    @Test
    void reloadInTheMiddleBringsBackTheConversationAndTheDraft() {
        long conversation = matched();
        counsellor.say(conversation, "잠시만요.");
        assertThat(customer.messages()).hasText(new String[] {"배송이 늦어요.", "잠시만요."});
        customer.composer().fill("쓰다 만");
        customer.reload();
        assertThat(customer.messages()).hasText(new String[] {"배송이 늦어요.", "잠시만요."});
        assertThat(customer.composer()).hasValue("쓰다 만");
        counsellor.end(conversation);
        assertThat(customer.button("새 상담 시작하기")).isVisible();
        customer.reload();
        assertThat(customer.page().getByText("상담이 종료됐어요.")).isVisible();
        assertThat(customer.messages()).hasText(new String[] {"배송이 늦어요.", "잠시만요."});
    }

    @Test
    void whatWasBeingWrittenAtTheEndIsTheNextQuestion() {
        long conversation = matched();
        customer.composer().fill("그리고 환불은");
        counsellor.end(conversation);
        customer.button("새 상담 시작하기").click();
        assertThat(customer.field("문의 내용")).hasValue("그리고 환불은");
        customer.field("상담 주제").selectOption("general");
        customer.field("개인정보 수집·이용 동의").check();
        customer.button("상담 신청").click();
        assertThat(customer.place()).isVisible();
        assertThat(customer.messages()).hasText(new String[] {"그리고 환불은"});
        assertThat(customer.composer()).hasValue("");
    }

    @Test
    void customerEndsAndReadsItAgainAmongTheEarlierOnes() {
        matched();
        customer.say("이만 됐어요.");
        heard("이만 됐어요.");
        customer.button("상담 종료").click();
        customer.page().locator("dialog .primary").click();
        counsellor.hear(Message.class, message -> message.kind() == Kind.ENDED);
        customer.button("새 상담 시작하기").click();
        customer.link("지난 상담").click();
        Locator row = customer.page().locator(".earlier-list li");
        assertThat(row).hasText(Pattern.compile("일반 문의.*종료.*배송이 늦어요.*이수진", Pattern.DOTALL));
        row.locator("a").click();
        assertThat(customer.page().locator(".earlier-reading .message-text"))
                .hasText(new String[] {"배송이 늦어요.", "이만 됐어요."});
        assertThat(customer.page().locator(".earlier-reading .message-mark")).hasCount(0);
        customer.page().goBack();
        assertThat(row).isVisible();
        customer.page().goBack();
        assertThat(customer.field("이름")).isVisible();
    }

    @Test
    void twoTabsOfOneDeviceAreOneCustomer() {
        long conversation = matched();
        Page other = customer.page().context().newPage();
        other.navigate(office.server().customerPage());
        Locator there = other.locator(".conversation .message-text");
        assertThat(there).hasText(new String[] {"배송이 늦어요."});
        customer.say("첫째 탭에서");
        assertThat(there).hasText(new String[] {"배송이 늦어요.", "첫째 탭에서"});
        heard("첫째 탭에서");
        counsellor.say(conversation, "두 곳 모두 보이시죠?");
        String[] all = {"배송이 늦어요.", "첫째 탭에서", "두 곳 모두 보이시죠?"};
        assertThat(there).hasText(all);
        assertThat(customer.messages()).hasText(all);
    }

    @Test
    void anotherDeviceSeesNothingOfIt() {
        matched();
        try (CustomerPage stranger = customer("ko-KR")) {
            assertThat(stranger.field("이름")).isVisible();
            assertThat(stranger.link("지난 상담")).isHidden();
            stranger.page().navigate(office.server().customerPage() + "#earlier/1");
            assertThat(stranger.page().locator(".earlier-reading")).containsText("불러오지 못했어요.");
        }
    }

    @Test
    void everythingIsSaidInEnglishToo() {
        try (CustomerPage english = customer("en-US")) {
            assertThat(english.page().locator("html")).hasAttribute("lang", "en");
            english.field("Name").fill("Jane Doe");
            english.field("Phone number").fill("+82 10 1234 5678");
            english.field("Topic").selectOption("billing");
            english.field("Your question").fill("Where is my refund?");
            english.page().getByLabel(Pattern.compile("^I agree")).check();
            english.button("Start").click();
            assertThat(english.place()).containsText("You are next.");
            assertThat(english.page()).hasTitle(Pattern.compile("Chat counselling"));
            english.button("한국어").click();
            assertThat(english.place()).containsText("다음 차례예요.");
            english.reload();
            assertThat(english.place()).containsText("다음 차례예요.");
            assertThat(english.problems()).isEmpty();
        }
    }

    @Test
    void whatIsWrittenWhileTheServiceIsAwayArrivesOnceAndInOrder() throws Exception {
        long conversation = matched();
        office.stop();
        for (String text : new String[] {"하나", "둘", "셋"}) {
            customer.say(text);
            assertThat(customer.message(text)).hasAttribute("data-mark", "pending");
        }
        office.startAgain();
        assertThat(customer.message("셋")).hasAttribute("data-mark", "sent");
        office.counsellorComesBack();
        counsellor = office.counsellor();
        ToCounsellor.Conversation kept =
                counsellor.hear(ToCounsellor.Conversation.class, frame -> frame.conversation() == conversation);
        assertThat(kept.messages())
                .filteredOn(message -> message.kind() == Kind.TEXT)
                .extracting(Message::text)
                .containsExactly("배송이 늦어요.", "하나", "둘", "셋");
        assertThat(customer.messages()).hasText(new String[] {"배송이 늦어요.", "하나", "둘", "셋"});
    }

    @Test
    void nothingStandsOutsideTheScreen() {
        Page page = customer.page();
        matched();
        assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(width);
        assertThat(page.evaluate("() => [...document.querySelectorAll('.conversation-about > *')]"
                        + ".filter((part) => part.scrollWidth > part.clientWidth).length"))
                .isEqualTo(0);
        assertThat(customer.composer()).isInViewport();
        assertThat(customer.button("상담 종료")).isInViewport();
    }
}
