package org.sangdam.console.fx;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

/**
 * Every text that a user sees, in the chosen language. A switch of the language reaches what is already on the screen: FXML
 * reads {@code ${texts.signIn.title}}, controllers bind. UI thread.
 */
public final class Texts {
    private final Map<Language, Properties> bundles = new EnumMap<>(Language.class);
    private final ObjectProperty<Language> language = new SimpleObjectProperty<>();
    private final List<WeakReference<ObservableMap<String, Object>>> live = new ArrayList<>();

    public Texts(Language first) {
        for (Language each : Language.values()) {
            bundles.put(each, load(each));
        }
        language.set(first);
        language.addListener((observed, before, now) -> refill());
    }

    public ObjectProperty<Language> language() {
        return language;
    }

    /** The text at this moment; {@code {0}} and so on stand for the arguments. */
    public String text(String key, Object... arguments) {
        String pattern = bundles.get(language.get()).getProperty(key);
        if (pattern == null) {
            throw new IllegalArgumentException("no text for " + key);
        }
        return arguments.length == 0
                ? pattern
                : new MessageFormat(pattern, language.get().locale()).format(arguments);
    }

    /** The text, following the language and those arguments that can be observed. */
    public StringBinding bind(String key, Object... arguments) {
        Observable[] observed = new Observable[arguments.length + 1];
        int count = 0;
        observed[count++] = language;
        for (Object argument : arguments) {
            if (argument instanceof ObservableValue<?> value) {
                observed[count++] = value;
            }
        }
        return Bindings.createStringBinding(
                () -> text(key, Arrays.stream(arguments).map(Texts::now).toArray()), Arrays.copyOf(observed, count));
    }

    /**
     * All texts as maps in maps for one loaded view. Only the view holds it strongly, so that a closed view is forgotten.
     */
    ObservableMap<String, Object> forView() {
        ObservableMap<String, Object> texts = FXCollections.observableHashMap();
        fill(texts);
        live.removeIf(reference -> reference.get() == null);
        live.add(new WeakReference<>(texts));
        return texts;
    }

    private void refill() {
        for (WeakReference<ObservableMap<String, Object>> reference : live) {
            ObservableMap<String, Object> texts = reference.get();
            if (texts != null) {
                fill(texts);
            }
        }
    }

    private void fill(ObservableMap<String, Object> texts) {
        bundles.get(language.get()).forEach((key, text) -> put(texts, (String) key, (String) text));
    }

    @SuppressWarnings("unchecked")
    private static void put(ObservableMap<String, Object> texts, String key, String text) {
        int dot = key.indexOf('.');
        if (dot < 0) {
            texts.put(key, text);
        } else {
            Object inner = texts.computeIfAbsent(key.substring(0, dot), part -> FXCollections.observableHashMap());
            put((ObservableMap<String, Object>) inner, key.substring(dot + 1), text);
        }
    }

    private static Object now(Object argument) {
        return argument instanceof ObservableValue<?> value ? value.getValue() : argument;
    }

    private static Properties load(Language language) {
        String name = "/org/sangdam/console/console_" + language.locale().getLanguage() + ".properties";
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(Texts.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
