package org.sangdam.console.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.console.ConsoleWindow;
import org.sangdam.console.fx.Language;
import org.sangdam.console.link.ScriptedOffice;
import org.sangdam.server.protocol.Code;

class SignInUiTest {
    @TempDir
    private Path folder;

    private ScriptedOffice service;
    private ConsoleWindow console;

    @BeforeEach
    void open() throws Exception {
        service = new ScriptedOffice();
        console = new ConsoleWindow(service.address(), folder);
    }

    @AfterEach
    void close() {
        console.close();
        service.close();
    }

    @Test
    void whatIsMissingIsPointedAtInPlace() {
        assertThat(console.seen("#nameProblem")).isFalse();

        console.press("#submit");

        assertThat(console.seen("#nameProblem")).isTrue();
        assertThat(console.seen("#passwordProblem")).isTrue();
        assertThat(console.seen("#addressProblem")).isFalse();
    }

    @Test
    void aWrongPasswordIsToldInTheForm() {
        service.refuseEntry(Code.WRONG_CREDENTIALS);

        console.signIn("김상담", "wrong-password");

        await().untilAsserted(() -> assertThat(console.text("#problem")).isEqualTo("이름 또는 비밀번호가 맞지 않아요."));
        assertThat(console.there(".waiting")).isFalse();
    }

    @Test
    void signInOpensTheDeskAndRemembersTheNameButNeverThePassword() throws Exception {
        console.signIn("김상담", "a-secret-password");

        await().until(() -> console.seen(".waiting"));
        assertThat(console.texts(".status")).contains("연결됨", "우리 사무실");
        Path memory = folder.resolve("console.properties");
        await().until(() -> Files.exists(memory) && Files.readString(memory).contains("signIn.name"));
        assertThat(Files.readString(memory)).doesNotContain("a-secret-password");
    }

    @Test
    void theLanguageSwitchesWhatIsOnTheScreen() {
        assertThat(console.texts(".sign-in")).contains("비밀번호");

        console.run(() -> console.appearance().texts().language().set(Language.EN));

        assertThat(console.texts(".sign-in")).contains("Password").doesNotContain("비밀번호");
    }

    @Test
    void whenTheServiceEndsTheSessionTheFormSaysSo() {
        console.signIn("김상담", "password");
        await().until(() -> console.seen(".waiting"));

        service.refuseEntry(Code.SESSION_OVER);
        service.cut();

        await().until(() -> console.there("#problem"));
        await().untilAsserted(() -> assertThat(console.text("#problem")).contains("다시 로그인"));
    }
}
