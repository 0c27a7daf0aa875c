package org.sangdam.server.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodecTest {
    private final Codec<FromCustomer> customers = new Codec<>(FromCustomer.class);
    private final Codec<FromCounsellor> counsellors = new Codec<>(FromCounsellor.class);
    private final Codec<ToCustomer> toCustomers = new Codec<>(ToCustomer.class);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"say\"",
                "7",
                "{",
                "{\"type\":\"ping\",\"id\":\"a\"}{\"type\":\"ping\",\"id\":\"b\"}",
                "{\"type\":\"ping\",\"id\":\"a\"} x",
                "[{\"type\":\"ping\",\"id\":\"a\"}]",
                "{'type':'ping','id':'a'}",
                "{type:\"ping\",\"id\":\"a\"}",
                "{\"type\":\"ping\",\"id\":\"a\",}",
                "{\"type\":\"ping\"/**/,\"id\":\"a\"}",
                "{\"type\":\"ping\",\"id\":\"line\nbreak\"}",
                "{\"type\":\"ping\",\"id\":\"a\\u00\"}",
                "{\"type\":\"ping\",\"id\":NaN}",
                "{\"type\":\"say\",\"id\":\"a\",\"conversation\":1,\"text\":\"half a pair \\ud83d\"}",
                "{\"type\":\"say\",\"id\":\"a\",\"conversation\":1,\"text\":\"\\udc00 the other half\"}",
                "{\"type\":\"ping\",\"type\":\"ping\",\"id\":\"a\"}",
                "{\"type\":\"ping\",\"id\":\"a\",\"id\":\"b\"}"
            })
    void whatIsNotOneJsonObjectIsMalformed(String json) {
        assertThat(refused(customers, json))
                .returns(Code.MALFORMED, FrameException::code)
                .returns(null, FrameException::id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"a\"}",
                "{\"type\":null,\"id\":\"a\"}",
                "{\"type\":5,\"id\":\"a\"}",
                "{\"type\":[\"ping\"],\"id\":\"a\"}",
                "{\"type\":\"PING\",\"id\":\"a\"}",
                "{\"type\":\"claim\",\"id\":\"a\",\"conversation\":1}",
                "{\"type\":\"sign-in\",\"id\":\"a\",\"version\":1,\"name\":\"이수진\",\"password\":\"p\"}",
                "{\"type\":\"ack\",\"id\":\"a\",\"conversation\":1,\"seq\":1,\"at\":1}",
                "{\"type\":\"ping\",\"id\":\"a\",\"now\":1}",
                "{\"type\":\"say\",\"id\":\"a\",\"conversation\":1,\"text\":5}",
                "{\"type\":\"say\",\"id\":\"a\",\"conversation\":1,\"text\":true}",
                "{\"type\":\"say\",\"id\":\"a\",\"conversation\":1,\"text\":{}}",
                "{\"type\":\"say\",\"id\":\"a\",\"conversation\":1,\"text\":[\"x\"]}",
                "{\"type\":\"say\",\"id\":\"a\",\"conversation\":1,\"text\":null}",
                "{\"type\":\"say\",\"id\":\"a\",\"conversation\":1}",
                "{\"type\":\"history\",\"id\":\"a\",\"before\":\"0\"}",
                "{\"type\":\"history\",\"id\":\"a\",\"before\":null}",
                "{\"type\":\"history\",\"id\":\"a\",\"before\":0.5}",
                "{\"type\":\"history\",\"id\":\"a\",\"before\":1.0}",
                "{\"type\":\"history\",\"id\":\"a\",\"before\":1e3}",
                "{\"type\":\"history\",\"id\":\"a\",\"before\":9223372036854775808}",
                "{\"type\":\"history\",\"id\":\"a\",\"before\":99999999999999999999999999999999}",
                "{\"type\":\"history\",\"id\":\"a\",\"before\":-1}",
                "{\"type\":\"history\",\"id\":\"a\",\"before\":false}",
                "{\"type\":\"history\",\"id\":\"a\",\"before\":[0]}",
                "{\"type\":\"transcript\",\"id\":\"a\",\"conversation\":0,\"before\":0}",
                "{\"type\":\"join\",\"id\":\"a\",\"name\":\"김\",\"phone\":\"1\",\"topic\":\"t\",\"text\":\"x\",\"consent\":\"true\"}",
                "{\"type\":\"join\",\"id\":\"a\",\"name\":\"김\",\"phone\":\"1\",\"topic\":\"t\",\"text\":\"x\",\"consent\":1}",
                "{\"type\":\"join\",\"id\":\"a\",\"name\":\"김\",\"phone\":\"1\",\"topic\":\"t\",\"text\":\"x\",\"consent\":null}",
                "{\"type\":\"join\",\"id\":\"a\",\"name\":\"김\",\"phone\":5,\"topic\":\"t\",\"text\":\"x\",\"consent\":true}",
                "{\"type\":\"join\",\"id\":\"a\",\"phone\":\"1\",\"topic\":\"t\",\"text\":\"x\",\"consent\":true}"
            })
    void wrongTypeOrFieldIsMalformedUnderTheFramesOwnId(String json) {
        assertThat(refused(customers, json))
                .returns(Code.MALFORMED, FrameException::code)
                .returns("a", FrameException::id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"presence\",\"id\":\"a\",\"presence\":\"busy\"}",
                "{\"type\":\"presence\",\"id\":\"a\",\"presence\":\"AWAY\"}",
                "{\"type\":\"presence\",\"id\":\"a\",\"presence\":1}",
                "{\"type\":\"presence\",\"id\":\"a\"}",
                "{\"type\":\"resume\",\"id\":\"a\",\"version\":1,\"session\":\"s\",\"have\":[null]}",
                "{\"type\":\"resume\",\"id\":\"a\",\"version\":1,\"session\":\"s\",\"have\":{}}",
                "{\"type\":\"resume\",\"id\":\"a\",\"version\":1,\"session\":\"s\",\"have\":[[]]}",
                "{\"type\":\"resume\",\"id\":\"a\",\"version\":1,\"session\":\"s\",\"have\":[{\"conversation\":1,\"after\":0,\"x\":1}]}",
                "{\"type\":\"resume\",\"id\":\"a\",\"version\":1,\"session\":\"s\",\"have\":[{\"conversation\":\"1\",\"after\":0}]}",
                "{\"type\":\"resume\",\"id\":\"a\",\"version\":1,\"session\":\"s\"}",
                "{\"type\":\"history\",\"id\":\"a\",\"from\":-1,\"limit\":50}",
                "{\"type\":\"history\",\"id\":\"a\",\"until\":-1,\"limit\":50}",
                "{\"type\":\"history\",\"id\":\"a\",\"counsellor\":-1,\"limit\":50}",
                "{\"type\":\"history\",\"id\":\"a\",\"limit\":0}",
                "{\"type\":\"history\",\"id\":\"a\",\"limit\":201}",
                "{\"type\":\"history\",\"id\":\"a\",\"limit\":4294967346}",
                "{\"type\":\"join\",\"id\":\"a\",\"name\":\"김\",\"phone\":\"1\",\"topic\":\"t\",\"text\":\"x\",\"consent\":true}"
            })
    void counsellorsFramesAreReadAsStrictly(String json) {
        assertThat(refused(counsellors, json))
                .returns(Code.MALFORMED, FrameException::code)
                .returns("a", FrameException::id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nul\\u0000", "bell\\u0007", "\\uffff", "\u200f\\u0085"})
    void textThatIsNoTextIsRefusedAsSuch(String text) {
        assertThat(refused(customers, "{\"type\":\"say\",\"id\":\"a\",\"conversation\":1,\"text\":\"" + text + "\"}"))
                .returns(Code.BAD_TEXT, FrameException::code)
                .returns("a", FrameException::id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "\\u0000", "가"})
    void anIdThatIsNoneIsNotEchoed(String id) {
        assertThat(refused(customers, "{\"type\":\"say\",\"id\":\"" + id + "\",\"conversation\":1,\"text\":\"x\"}"))
                .returns(Code.MALFORMED, FrameException::code)
                .returns(null, FrameException::id);
    }

    @Test
    void anIdLongerThanAllowedIsNotEchoed() {
        assertThat(refused(customers, "{\"type\":\"ping\",\"id\":\"" + "a".repeat(129) + "\"}"))
                .returns(Code.MALFORMED, FrameException::code)
                .returns(null, FrameException::id);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void anotherVersionIsRefusedAsSuch(int version) {
        assertThat(refused(customers, "{\"type\":\"hello\",\"version\":" + version + ",\"language\":\"ko\"}"))
                .returns(Code.VERSION, FrameException::code);
    }

    @Test
    void missingConsentIsRefusedAsSuch() {
        String join = "{\"type\":\"join\",\"id\":\"a\",\"name\":\"김\",\"phone\":\"1\",\"topic\":\"t\",\"text\":\"x\"}";
        assertThat(refused(customers, join)).returns(Code.NO_CONSENT, FrameException::code);
    }

    @Test
    void whatIsLeftOutIsNullOrZero() {
        assertThat(customers.decode("{\"language\":\"ko\",\"version\":1,\"type\":\"hello\"}"))
                .isEqualTo(new FromCustomer.Hello(1, null, "ko", 0, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 1_000, 30_000})
    void deepNestingIsMalformed(int levels) {
        String lists = "{\"type\":\"ping\",\"id\":" + "[".repeat(levels) + "]".repeat(levels) + "}";
        String objects = "{\"id\":".repeat(levels) + "1" + "}".repeat(levels);
        assertThat(refused(customers, lists)).returns(Code.MALFORMED, FrameException::code);
        assertThat(refused(customers, objects)).returns(Code.MALFORMED, FrameException::code);
    }

    @Test
    void numberOfThousandsOfDigitsIsMalformed() {
        assertThat(refused(customers, "{\"type\":\"read\",\"seq\":" + "9".repeat(60_000) + "}"))
                .returns(Code.MALFORMED, FrameException::code);
        assertThat(refused(customers, "{\"type\":\"read\",\"seq\":1e999999999}"))
                .returns(Code.MALFORMED, FrameException::code);
    }

    @Test
    void doubledNameIsMalformedAtEveryLevel() {
        assertThat(refused(
                        counsellors,
                        "{\"type\":\"resume\",\"id\":\"a\",\"version\":1,\"session\":\"s\","
                                + "\"have\":[{\"conversation\":1,\"conversation\":2,\"after\":0}]}"))
                .returns(Code.MALFORMED, FrameException::code);
    }

    @Test
    void faultSaysNothingOfTheFramesContent() {
        assertThat(refused(
                        customers, "{\"type\":\"say\",\"id\":\"a\",\"conversation\":1,\"text\":\"x\",\"김하늘\":\"비밀\"}"))
                .message()
                .doesNotContain("김하늘", "비밀");
    }

    @Test
    void writesLettersAsTheyAreAndLeavesOutNull() {
        Message message = new Message(
                41, 4, null, Kind.TEXT, Sender.CUSTOMER, null, "<가> & \"나\" 😀\n\u2028", 1_763_612_990_000L);
        assertThat(toCustomers.encode(message))
                .isEqualTo(
                        "{\"type\":\"message\",\"conversation\":41,\"seq\":4,\"kind\":\"text\",\"from\":\"customer\","
                                + "\"text\":\"<가> & \\\"나\\\" 😀\\n\\u2028\",\"at\":1763612990000}");
        assertThat(toCustomers.decode(toCustomers.encode(message))).isEqualTo(message);
    }

    @Test
    void wordsOfSeveralPartsHaveHyphens() {
        assertThat(toCustomers.encode(new Refused("a", Code.WRONG_CREDENTIALS, 0, null)))
                .isEqualTo("{\"type\":\"refused\",\"id\":\"a\",\"code\":\"wrong-credentials\",\"retryAfter\":0}");
    }

    @Test
    void theSameWordMayNameAnotherRecordInAnotherFamily() {
        assertThat(customers.decode("{\"type\":\"read\",\"conversation\":41,\"seq\":3}"))
                .isEqualTo(new FromCustomer.Read(41, 3));
        assertThat(counsellors.decode("{\"type\":\"read\",\"conversation\":41,\"seq\":3}"))
                .isEqualTo(new FromCounsellor.Read(41, 3));
    }

    @Test
    void listsOfRecordsAreReadWhole() {
        assertThat(counsellors.decode("{\"type\":\"resume\",\"id\":\"a\",\"version\":1,\"session\":\"s\","
                        + "\"have\":[{\"conversation\":1,\"after\":2},{\"conversation\":3}]}"))
                .isEqualTo(new FromCounsellor.Resume(
                        "a", 1, "s", List.of(new FromCounsellor.Have(1, 2), new FromCounsellor.Have(3, 0))));
    }

    @Test
    void twoRecordsOfOneWordAreNoFamily() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Codec<>(Twins.class));
    }

    private static FrameException refused(Codec<?> codec, String json) {
        FrameException refused = catchThrowableOfType(FrameException.class, () -> codec.decode(json));
        assertThat(refused).as("refused: %s", json).isNotNull();
        return refused;
    }

    private sealed interface Twins {}

    @Wire("twin")
    private record One() implements Twins {}

    @Wire("twin")
    private record Other() implements Twins {}
}
