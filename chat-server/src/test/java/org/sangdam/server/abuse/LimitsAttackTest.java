package org.sangdam.server.abuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sangdam.server.Outside;
import org.sangdam.server.client.RawSocket;
import org.sangdam.server.limit.Limit;
import org.sangdam.server.protocol.Protocol;

/** How much one address, one customer and one name may use; what whoever uses more is told; and who is not in their way. */
class LimitsAttackTest {
    private static final String HELLO = "{\"type\":\"hello\",\"version\":1,\"language\":\"ko\"}";
    private static final String TYPING = "{\"type\":\"typing\",\"conversation\":1,\"active\":true}";
    private static final String OFFICE = "127.0.0.2";
    private static final String ELSEWHERE = "127.0.0.3";

    private final List<RawSocket> opened = new ArrayList<>();
    private OfficeUnderAttack service;

    @AfterEach
    void everybodyElseIsServed() throws IOException {
        service.serves();
        for (RawSocket raw : opened) {
            raw.close();
        }
        service.close();
    }

    @Test
    void anOfficeOfFiftyCustomersBehindOneAddressIsLetIn() throws Exception {
        service = OfficeUnderAttack.start(Outside.DIRECT);
        for (int number = 0; number < 50; number++) {
            RawSocket customer = open(OFFICE);
            customer.say(HELLO).hearText("welcome");
            customer.say(join("j")).hearText("\"type\":\"ack\"");
            customer.say("{\"type\":\"ping\",\"id\":\"p\"}").hearText("pong");
        }
    }

    @Test
    void connectionsOfOneAddressAreLimitedAndToldWhenToComeBack() throws Exception {
        service = OfficeUnderAttack.start(limited(Limit.ADDRESS_CONNECTIONS, 30));
        for (int number = 0; number < 30; number++) {
            open(OFFICE).say(HELLO).hearText("welcome");
        }
        RawSocket oneMore = open(OFFICE);
        assertThat(oneMore.hearText("closing")).contains("\"code\":\"throttled\"", "\"retryAfter\":30");
        assertThat(oneMore.closed()).isEqualTo(new RawSocket.Closed(1008, ""));
        open(ELSEWHERE).say(HELLO).hearText("welcome");
    }

    @Test
    void whoeverIsFarAboveTheLimitOfConnectionsIsNotEvenTold() throws Exception {
        service = OfficeUnderAttack.start(limited(Limit.ADDRESS_CONNECTIONS, 1));
        List<RawSocket> silent = new ArrayList<>();
        for (int number = 0; number < 40; number++) {
            silent.add(RawSocket.connect(OFFICE, service.socketPort(), 0));
        }
        opened.addAll(silent);
        assertThat(silent.get(39).head()).isEmpty();
        open(ELSEWHERE).say(HELLO).hearText("welcome");
    }

    @Test
    void anAddressThatHasLeftIsLetInAgain() throws Exception {
        service = OfficeUnderAttack.start(limited(Limit.ADDRESS_CONNECTIONS, 1));
        open(OFFICE).say(HELLO).hearText("welcome");
        open(OFFICE).hearText("closing");
        for (RawSocket raw : opened) {
            raw.close();
        }
        await().until(() -> open(OFFICE).say(HELLO).hear().text().contains("welcome"));
    }

    @Test
    void joinsOfOneAddressAreLimitedAndToldWhenToComeBack() throws Exception {
        service = OfficeUnderAttack.start(limited(Limit.ADDRESS_JOINS, 3));
        for (int number = 0; number < 3; number++) {
            RawSocket customer = open(OFFICE);
            customer.say(HELLO).hearText("welcome");
            customer.say(join("j")).hearText("\"type\":\"ack\"");
        }
        RawSocket fourth = open(OFFICE);
        fourth.say(HELLO).hearText("welcome");
        assertThat(fourth.say(join("j4")).hearText("\"id\":\"j4\""))
                .contains("\"code\":\"throttled\"")
                .containsPattern("\"retryAfter\":(1\\d|20)\\D");
        RawSocket other = open(ELSEWHERE);
        other.say(HELLO).hearText("welcome");
        other.say(join("j")).hearText("\"type\":\"ack\"");
    }

    @Test
    void joinsOfOneCustomerAreLimited() throws Exception {
        service = OfficeUnderAttack.start(limited(Limit.CUSTOMER_JOINS, 2));
        RawSocket customer = open(OFFICE);
        customer.say(HELLO).hearText("welcome");
        for (int number = 0; number < 2; number++) {
            String joined = customer.say(join("j" + number)).hearText("\"type\":\"ack\"", "\"j" + number);
            String conversation = joined.replaceFirst(".*\"conversation\":(\\d+).*", "$1");
            customer.say("{\"type\":\"leave\",\"id\":\"l\",\"conversation\":" + conversation + "}");
            customer.hearText("\"kind\":\"left\"");
        }
        assertThat(customer.say(join("j2")).hearText("\"id\":\"j2\"")).contains("\"code\":\"throttled\"");
    }

    @Test
    void aJoinThatIsSaidAgainCostsNothing() throws Exception {
        service = OfficeUnderAttack.start(limited(Limit.CUSTOMER_JOINS, 1));
        RawSocket customer = open(OFFICE);
        customer.say(HELLO).hearText("welcome");
        for (int time = 0; time < 5; time++) {
            customer.say(join("same")).hearText("\"type\":\"ack\"");
        }
    }

    @Test
    void framesOfOneCustomerAreLimitedOverAllTheirPages() throws Exception {
        service = OfficeUnderAttack.start(limited(Limit.CUSTOMER_FRAMES, 5));
        RawSocket first = open(OFFICE);
        String token = tokenIn(first.say(HELLO).hearText("welcome"));
        RawSocket second = open(OFFICE);
        second.say(HELLO.replace("}", ",\"token\":\"" + token + "\"}")).hearText("welcome");
        first.say("{\"type\":\"ping\",\"id\":\"p\"}").hearText("pong");
        for (int number = 0; number < 100; number++) {
            second.say(TYPING);
        }
        assertThat(second.closed()).isEqualTo(new RawSocket.Closed(1008, ""));
        first.say(TYPING);
        assertThat(first.hearText("closing")).contains("\"code\":\"throttled\"");
        open(OFFICE).say(HELLO).hearText("welcome");
    }

    @Test
    void framesOfOneAddressAreLimited() throws Exception {
        service = OfficeUnderAttack.start(limited(Limit.ADDRESS_FRAMES, 5));
        RawSocket first = open(OFFICE);
        for (int number = 0; number < 30; number++) {
            first.say("{\"type\":\"ping\",\"id\":\"p\"}");
        }
        assertThat(first.hearText("closing")).contains("\"code\":\"throttled\"");
        assertThat(first.closed().code()).isEqualTo(1008);
        open(ELSEWHERE).say(HELLO).hearText("welcome");
    }

    @Test
    void pagesOfOneCustomerAreLimited() throws Exception {
        service = OfficeUnderAttack.start(limited(Limit.CUSTOMER_CONNECTIONS, 2));
        RawSocket first = open(OFFICE);
        String token = tokenIn(first.say(HELLO).hearText("welcome"));
        String again = HELLO.replace("}", ",\"token\":\"" + token + "\"}");
        open(OFFICE).say(again).hearText("welcome");
        RawSocket third = open(OFFICE);
        assertThat(third.say(again).hearText("closing")).contains("\"retryAfter\":30");
        assertThat(third.closed().code()).isEqualTo(1008);
        first.say("{\"type\":\"ping\",\"id\":\"p\"}").hearText("pong");
    }

    @Test
    void wrongPasswordsOfOneAddressAreLimitedForWhateverName() throws Exception {
        service = OfficeUnderAttack.start(limited(Limit.ADDRESS_SIGN_INS, 3));
        for (int number = 0; number < 3; number++) {
            RawSocket guesser = counsellor(OFFICE);
            guesser.say(signIn("이름" + number, "not the password")).hearText("wrong-credentials");
        }
        RawSocket guesser = counsellor(OFFICE);
        assertThat(guesser.say(signIn(OfficeUnderAttack.NAME, OfficeUnderAttack.PASSWORD))
                        .hearText("refused"))
                .contains("\"code\":\"throttled\"")
                .doesNotContain("\"retryAfter\":0");
        counsellor(ELSEWHERE)
                .say(signIn(OfficeUnderAttack.NAME, OfficeUnderAttack.PASSWORD))
                .hearText("signed-in");
    }

    @Test
    void nobodyIsLockedOutByAnothersWrongPasswords() throws Exception {
        service = OfficeUnderAttack.start(new Outside(null, List.of(), Map.of()));
        RawSocket guesser = counsellor(ELSEWHERE);
        for (int number = 0; number < 5; number++) {
            guesser.say(signIn(OfficeUnderAttack.NAME, "not the password")).hearText("wrong-credentials");
        }
        for (int number = 0; number < 30; number++) {
            guesser.say(signIn(OfficeUnderAttack.NAME, "not the password")).hearText("throttled");
        }
        counsellor(OFFICE)
                .say(signIn(OfficeUnderAttack.NAME, OfficeUnderAttack.PASSWORD))
                .hearText("signed-in");
    }

    @Test
    void guessingFromManyAddressesIsAsSlowButNotForWhoHasComeInFromThereBefore() throws Exception {
        service = OfficeUnderAttack.start(limited(Limit.STRANGER_SIGN_INS, 3));
        counsellor(OFFICE)
                .say(signIn(OfficeUnderAttack.NAME, OfficeUnderAttack.PASSWORD))
                .hearText("signed-in");
        for (int host = 4; host < 7; host++) {
            counsellor("127.0.0." + host)
                    .say(signIn(OfficeUnderAttack.NAME, "not the password"))
                    .hearText("wrong-credentials");
        }
        counsellor("127.0.0.7")
                .say(signIn(OfficeUnderAttack.NAME, OfficeUnderAttack.PASSWORD))
                .hearText("throttled");
        counsellor(OFFICE)
                .say(signIn(OfficeUnderAttack.NAME, OfficeUnderAttack.PASSWORD))
                .hearText("signed-in");
    }

    @Test
    void whatIsForwardedForSomebodyByAStrangerIsNotBelieved() throws Exception {
        service = OfficeUnderAttack.start(limited(Limit.ADDRESS_CONNECTIONS, 1));
        open(OFFICE, "X-Forwarded-For: 203.0.113.1").say(HELLO).hearText("welcome");
        open(OFFICE, "X-Forwarded-For: 203.0.113.2").hearText("closing");
        RawSocket console = counsellor(ELSEWHERE, "X-Forwarded-For: 203.0.113.3");
        assertThat(console.say(signIn(OfficeUnderAttack.NAME, OfficeUnderAttack.PASSWORD))
                        .hearText("signed-in"))
                .containsPattern("\"remote\":\"127\\.0\\.0\\.3:\\d+\"");
    }

    @Test
    void whatIsForwardedByATrustedProxyIsWhoseLimitsApply() throws Exception {
        service = OfficeUnderAttack.start(new Outside(null, List.of(OFFICE), Map.of(Limit.ADDRESS_CONNECTIONS, 1)));
        open(OFFICE, "X-Forwarded-For: 203.0.113.1").say(HELLO).hearText("welcome");
        open(OFFICE, "X-Forwarded-For: 203.0.113.2").say(HELLO).hearText("welcome");
        open(OFFICE, "X-Forwarded-For: 198.51.100.7, 203.0.113.2").hearText("closing");
        RawSocket console = counsellor(OFFICE, "X-Forwarded-For: 203.0.113.3");
        assertThat(console.say(signIn(OfficeUnderAttack.NAME, OfficeUnderAttack.PASSWORD))
                        .hearText("signed-in"))
                .contains("\"remote\":\"203.0.113.3\"");
    }

    private static Outside limited(Limit limit, int figure) {
        return new Outside(null, List.of(), Map.of(limit, figure));
    }

    private static String join(String id) {
        return "{\"type\":\"join\",\"id\":\"" + id
                + "\",\"name\":\"손님\",\"phone\":\"010-1234-5678\",\"topic\":\"general\","
                + "\"text\":\"문의\",\"consent\":true}";
    }

    private static String signIn(String name, String password) {
        return "{\"type\":\"sign-in\",\"id\":\"s\",\"version\":1,\"name\":\"" + name + "\",\"password\":\"" + password
                + "\"}";
    }

    private static String tokenIn(String welcome) {
        return welcome.replaceFirst(".*\"token\":\"([^\"]+)\".*", "$1");
    }

    private RawSocket open(String from, String... headers) throws IOException {
        return socket(from, Protocol.CUSTOMER_PATH, headers);
    }

    private RawSocket counsellor(String from, String... headers) throws IOException {
        return socket(from, Protocol.COUNSELLOR_PATH, headers);
    }

    private RawSocket socket(String from, String path, String... headers) throws IOException {
        RawSocket raw = RawSocket.connect(from, service.socketPort(), 0);
        opened.add(raw);
        raw.handshake(path, headers);
        return raw;
    }
}
