package org.sangdam.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.sangdam.server.ChatServer;
import org.sangdam.server.ServerConfig;
import org.sangdam.server.client.CounsellorClient;
import org.sangdam.server.protocol.Role;

/** Makes the README's picture of the customers' page on a phone, from the real page and the real service. */
public final class PagePicture {
    private static final int PHONE = 360;
    private static final String PASSWORD = "a long enough password";

    private PagePicture() {}

    /** @param arguments the file to write */
    public static void main(String[] arguments) throws Exception {
        Path data = Files.createTempDirectory("sangdam-picture");
        try (ChatServer server =
                        ChatServer.start(new ServerConfig(data.resolve("office"), ServerConfig.LOOPBACK, 0, 0, true));
                RealBrowser chromium = RealBrowser.launch()) {
            server.setUp("한빛상담센터", "최은영", PASSWORD);
            server.addAccount("이수진", Role.COUNSELLOR, PASSWORD);
            try (CounsellorClient counsellor = new CounsellorClient(server.socketPort());
                    CustomerPage customer =
                            new CustomerPage(chromium.browser(), server.customerPage(), PHONE, "ko-KR")) {
                counsellor.signIn("이수진", PASSWORD);
                talk(counsellor, customer);
                customer.page().screenshot(new Page.ScreenshotOptions().setPath(Path.of(arguments[0])));
            }
        } finally {
            delete(data);
        }
    }

    private static void talk(CounsellorClient counsellor, CustomerPage customer) {
        customer.join("김하늘", "다음 주 토요일 예약을 일요일로 옮길 수 있을까요?");
        long conversation = counsellor.waiting("김하늘").conversation();
        counsellor.claim(conversation);
        counsellor.say(conversation, "안녕하세요, 예약 변경을 도와드리겠습니다. 예약번호를 알려 주시겠어요?");
        assertThat(customer.message("도와드리겠습니다")).isVisible();
        customer.say("예약번호는 B-20417이에요.");
        assertThat(customer.message("B-20417")).hasAttribute("data-mark", "sent");
        counsellor.say(conversation, "네, 일요일 오후 3시에 자리가 있습니다. 바로 옮겨 드릴까요?");
        assertThat(customer.message("자리가 있습니다")).isVisible();
        customer.say("그럼 일요일로 부탁드릴게요.");
        assertThat(customer.message("부탁드릴게요")).hasAttribute("data-mark", "sent");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
