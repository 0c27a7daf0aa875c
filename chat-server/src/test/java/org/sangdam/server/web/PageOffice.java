package org.sangdam.server.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.sangdam.server.ChatServer;
import org.sangdam.server.Outside;
import org.sangdam.server.ServerConfig;
import org.sangdam.server.SetUpException;
import org.sangdam.server.StartupException;
import org.sangdam.server.client.CounsellorClient;
import org.sangdam.server.protocol.Ack;
import org.sangdam.server.protocol.Administering;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.Hours;
import org.sangdam.server.protocol.Role;

/**
 * An office whose page customers open, anew for each test: the service, which may stop and start anew, and a counsellor who
 * is signed in.
 */
final class PageOffice implements BeforeEachCallback, AfterEachCallback {
    private static final String COUNSELLOR = "이수진";
    private static final String PASSWORD = "a long enough password";

    private final Supplier<Path> folder;
    private final Supplier<List<String>> sites;
    private ChatServer server;
    private CounsellorClient counsellor;
    private String pass;

    /** @param folder asked for when the test begins */
    PageOffice(Supplier<Path> folder) {
        this(folder, List::of);
    }

    /** @param sites that may show the page in a frame */
    PageOffice(Supplier<Path> folder, Supplier<List<String>> sites) {
        this.folder = folder;
        this.sites = sites;
    }

    @Override
    public void beforeEach(ExtensionContext context) throws StartupException, SetUpException {
        server = ChatServer.start(config(0, 0));
        server.setUp("한빛 고객센터", "관리자", PASSWORD);
        server.addAccount(COUNSELLOR, Role.COUNSELLOR, PASSWORD);
        signIn();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        counsellor.close();
        server.close();
    }

    private void signIn() {
        counsellor = new CounsellorClient(server.socketPort());
        pass = counsellor.signIn(COUNSELLOR, PASSWORD).pass();
    }

    ChatServer server() {
        return server;
    }

    /** Lets the counsellor send and fetch files. */
    String pass() {
        return pass;
    }

    CounsellorClient counsellor() {
        return counsellor;
    }

    /** The counsellor picks somebody who waits. @return the conversation's number */
    long matched(CustomerPage page, String name) {
        long conversation = counsellor.waiting(name).conversation();
        counsellor.claim(conversation);
        assertThat(page.button("상담 종료")).isVisible();
        return conversation;
    }

    /** An administrator says how the office is. */
    void administer(FromCounsellor frame) {
        try (CounsellorClient administrator = new CounsellorClient(server.socketPort())) {
            administrator.signIn("관리자", PASSWORD);
            administrator.say(frame);
            administrator.hear(Ack.class, ack -> ack.id().equals(frame.id()));
        }
    }

    /** Whether customers may stay anonymous. */
    void allowsAnonymous(boolean allowed) {
        administer(new Administering.SetOffice("anonymous", null, null, allowed, null));
    }

    /** Whether counsellors see what customers are typing. */
    void shows(boolean preview) {
        administer(new Administering.SetOffice("preview", null, null, null, preview));
    }

    /** Closed today, and open the day after tomorrow from nine to six. @return the day on which it opens again */
    DayOfWeek closes() {
        DayOfWeek later = LocalDate.now(ZoneId.of("Asia/Seoul")).plusDays(2).getDayOfWeek();
        administer(new Administering.SetHours(
                "closing", "Asia/Seoul", List.of(new Hours.Span(later, 540, 1080)), List.of(), "급하면 전화해 주세요."));
        return later;
    }

    void opens() {
        administer(new Administering.SetHours("opening", "Asia/Seoul", List.of(), List.of(), null));
    }

    void stop() {
        server.close();
    }

    /** The service at the ports that it had; the counsellor comes back later. */
    void startAgain() throws StartupException {
        server = ChatServer.start(config(server.httpPort(), server.socketPort()));
    }

    private ServerConfig config(int httpPort, int socketPort) {
        Outside outside = new Outside(null, List.of(), Map.of(), sites.get());
        return new ServerConfig(folder.get(), ServerConfig.LOOPBACK, httpPort, socketPort, false, outside);
    }

    void counsellorComesBack() {
        counsellor.close();
        signIn();
    }
}
