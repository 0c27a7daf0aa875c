package org.sangdam.console.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import org.junit.jupiter.api.Test;
import org.sangdam.server.protocol.Code;

/** The bundles against each other and against the code that uses them. */
class TextsTest {
    private static final Path MAIN = Path.of("src/main");
    private static final Pattern IN_FXML = Pattern.compile("\\$\\{texts\\.([\\w.]+)}");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z]\\w*(?:\\.\\w+)*\\.?)\"");

    @Test
    void bothLanguagesHaveTheSameKeysAndNoEmptyText() {
        assertThat(bundle("ko").keySet()).isEqualTo(bundle("en").keySet());
        assertThat(bundle("ko").values()).noneMatch(text -> text.toString().isBlank());
        assertThat(bundle("en").values()).noneMatch(text -> text.toString().isBlank());
    }

    @Test
    void bothLanguagesUseTheSameArguments() {
        Properties ko = bundle("ko");
        Properties en = bundle("en");
        for (Object key : ko.keySet()) {
            assertThat(arguments(ko.getProperty((String) key)))
                    .as("%s", key)
                    .isEqualTo(arguments(en.getProperty((String) key)));
        }
    }

    @Test
    void everyKeyThatFxmlReadsIsThere() {
        Set<String> read = new TreeSet<>();
        sources(".fxml").forEach(source -> found(IN_FXML, source).forEach(read::add));

        assertThat(read).isNotEmpty();
        assertThat(bundle("ko").keySet()).containsAll(read);
    }

    @Test
    void noKeyIsLeftOver() {
        String fxml = sources(".fxml").collect(Collectors.joining());
        Set<String> words = sources(".java")
                .flatMap(source -> found(LITERAL, source).stream())
                .collect(Collectors.toSet());

        assertThat(bundle("ko").keySet()).allSatisfy(key -> {
            String name = (String) key;
            assertThat(fxml.contains("texts." + name + "}") || words.contains(name) || byPrefix(name, words))
                    .as("%s is used", name)
                    .isTrue();
        });
    }

    @Test
    void everyRefusalHasItsSentence() {
        for (Code code : Code.values()) {
            StringBuilder key = new StringBuilder("refused.");
            for (String part : code.name().toLowerCase(Locale.ROOT).split("_")) {
                boolean first = key.charAt(key.length() - 1) == '.';
                key.append(first ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
            }
            assertThat(bundle("ko").keySet()).contains(key.toString());
        }
    }

    @Test
    void aSwitchOfTheLanguageReachesWhatIsBoundAndWhatFxmlReads() {
        Texts texts = new Texts(Language.KO);
        SimpleStringProperty name = new SimpleStringProperty("Emma");
        ObservableValue<String> bound = texts.bind("conversationTab.typing", name);
        var view = texts.forView();
        assertThat(bound.getValue()).isEqualTo("Emma 님이 입력하고 있어요…");

        texts.language().set(Language.EN);
        name.set("Noah");

        assertThat(bound.getValue()).isEqualTo("Noah is typing…");
        assertThat(view.get("signIn")).extracting("title").isEqualTo("Sign in");
    }

    @Test
    void oneIsCountedAsOneInEnglish() {
        Texts english = new Texts(Language.EN);
        assertThat(english.text("otherRecords.wrong", 1)).isEqualTo("A wrong code was entered. 1 try left.");
        assertThat(english.text("otherRecords.wrong", 4)).isEqualTo("A wrong code was entered. 4 tries left.");
    }

    private static boolean byPrefix(String key, Set<String> words) {
        String prefix = key.substring(0, key.lastIndexOf('.') + 1);
        return words.contains(prefix);
    }

    private static Set<Integer> arguments(String text) {
        Set<Integer> found = new TreeSet<>();
        for (int index = 0; index < 5; index++) {
            if (text.contains("{" + index)) {
                found.add(index);
            }
        }
        if (!found.isEmpty()) {
            assertThat(new MessageFormat(text).getFormatsByArgumentIndex()).hasSizeGreaterThanOrEqualTo(found.size());
        }
        return found;
    }

    private static List<String> found(Pattern pattern, String source) {
        Matcher matcher = pattern.matcher(source);
        return matcher.results().map(result -> result.group(1)).toList();
    }

    private static Stream<String> sources(String ending) {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(ending)).map(TextsTest::read).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties bundle(String language) {
        Properties texts = new Properties();
        Path file = MAIN.resolve("resources/org/sangdam/console/console_" + language + ".properties");
        try (Reader reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
