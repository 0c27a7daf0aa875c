package org.sangdam.server.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** PROTOCOL.md tells the truth: each of its examples is a frame, and each frame has an example. */
class ProtocolDocumentTest {
    private static final Path DOCUMENT = Path.of("PROTOCOL.md");
    private static final Pattern FENCE = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);
    private static final Pattern EXAMPLE =
            Pattern.compile("<!-- frame: ([a-z -]+) ([a-z-]+) -->\n```json\n(.*?)```", Pattern.DOTALL);
    private static final Map<String, Class<?>> FAMILIES = Map.of(
            "from-customer", FromCustomer.class,
            "to-customer", ToCustomer.class,
            "from-counsellor", FromCounsellor.class,
            "to-counsellor", ToCounsellor.class);

    @TestFactory
    Stream<DynamicTest> everyExampleIsReadAndWrittenAsItStands() throws IOException {
        return examples().stream()
                .map(example -> DynamicTest.dynamicTest(
                        example.family() + " " + example.word(),
                        () -> assertThat(again(example)).isEqualTo(JsonParser.parseString(example.json()))));
    }

    @TestFactory
    Stream<DynamicTest> everyFrameOfEveryFamilyHasAnExample() throws IOException {
        List<Example> examples = examples();
        return FAMILIES.entrySet().stream()
                .map(family -> DynamicTest.dynamicTest(
                        family.getKey(),
                        () -> assertThat(examples)
                                .filteredOn(example -> example.family().equals(family.getKey()))
                                .extracting(Example::word)
                                .containsAll(words(family.getValue()))));
    }

    @Test
    void everyBlockOfJsonIsAnExample() throws IOException {
        String document = Files.readString(DOCUMENT);
        assertThat(EXAMPLE.matcher(document).results().count())
                .isEqualTo(FENCE.matcher(document).results().count());
    }

    @Test
    void everyCodeIsExplained() throws IOException {
        String document = Files.readString(DOCUMENT);
        assertThat(Code.values())
                .allSatisfy(code -> assertThat(document)
                        .contains("| `" + code.name().toLowerCase().replace('_', '-') + "` |"));
    }

    private static JsonElement again(Example example) {
        assertThat(JsonParser.parseString(example.json()).getAsJsonObject().get("type"))
                .hasToString('"' + example.word() + '"');
        return JsonParser.parseString(again(FAMILIES.get(example.family()), example.json()));
    }

    private static <T> String again(Class<T> family, String json) {
        Codec<T> codec = new Codec<>(family);
        return codec.encode(codec.decode(json));
    }

    private static Collection<String> words(Class<?> family) {
        return Arrays.stream(family.getPermittedSubclasses())
                .flatMap(frame -> frame.isSealed()
                        ? words(frame).stream()
                        : Stream.of(frame.getAnnotation(Wire.class).value()))
                .toList();
    }

    private static List<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        Matcher matcher = EXAMPLE.matcher(Files.readString(DOCUMENT));
        while (matcher.find()) {
            for (String family : matcher.group(1).split(" ")) {
                examples.add(new Example(family, matcher.group(2), matcher.group(3)));
            }
        }
        return examples;
    }

    private record Example(String family, String word, String json) {}
}
