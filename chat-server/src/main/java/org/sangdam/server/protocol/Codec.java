package org.sangdam.server.protocol;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads and writes one sealed family of records as JSON objects whose {@code type} is the record's {@link Wire} word. A
 * family can read nothing but its own frames. Stricter than gson by itself: no number passes for a string, no unknown
 * field, no second value, and every fault is a {@link FrameException}. Thread-safe.
 *
 * @param <T> the sealed interface
 */
public final class Codec<T> {
    private static final String TYPE = "type";
    private static final int DEEPEST = 16;

    private final Gson gson = new GsonBuilder()
            .setFieldNamingPolicy(FieldNamingPolicy.IDENTITY)
            .setStrictness(Strictness.STRICT)
            .disableHtmlEscaping()
            .registerTypeAdapter(String.class, new Words())
            .registerTypeAdapter(long.class, new Longs())
            .registerTypeAdapter(Long.class, new Longs())
            .registerTypeAdapter(int.class, new Ints())
            .registerTypeAdapterFactory(new EnumWords())
            .create();
    private final Map<String, Shape<? extends T>> byWord = new HashMap<>();
    private final Map<Class<?>, String> words = new HashMap<>();

    public Codec(Class<T> family) {
        add(family, family);
    }

    /** A family may be divided into sealed families of its own. */
    private void add(Class<?> branch, Class<T> family) {
        for (Class<?> permitted : branch.getPermittedSubclasses()) {
            if (permitted.isSealed()) {
                add(permitted, family);
                continue;
            }
            Class<? extends T> record = permitted.asSubclass(family);
            String word = record.getAnnotation(Wire.class).value();
            if (byWord.put(word, new Shape<>(record, fields(record))) != null) {
                throw new IllegalArgumentException("two records of " + family + " are called " + word);
            }
            words.put(record, word);
        }
    }

    /**
     * @param json one frame
     * @throws FrameException whatever is wrong with it
     */
    public T decode(String json) {
        JsonObject object = parse(json);
        String id = text(object, "id");
        String word = text(object, TYPE);
        Shape<? extends T> shape = word == null ? null : byWord.get(word);
        if (shape == null) {
            throw new FrameException(Code.MALFORMED, id, "unknown type");
        }
        object.remove(TYPE);
        if (!shape.fields().containsAll(object.keySet())) {
            throw new FrameException(Code.MALFORMED, id, "unknown field of " + word);
        }
        try {
            return gson.fromJson(object, shape.record());
        } catch (RuntimeException e) {
            throw fault(e, id, word);
        }
    }

    /** The frame as one line of JSON. */
    public String encode(T frame) {
        JsonObject object = new JsonObject();
        object.addProperty(TYPE, words.get(frame.getClass()));
        gson.toJsonTree(frame, frame.getClass()).getAsJsonObject().entrySet().forEach(field -> {
            object.add(field.getKey(), field.getValue());
        });
        return gson.toJson(object);
    }

    private JsonObject parse(String json) {
        try (JsonReader reader = new JsonReader(new StringReader(json))) {
            reader.setStrictness(Strictness.STRICT);
            reader.setNestingLimit(DEEPEST);
            JsonElement element = gson.getAdapter(JsonElement.class).read(reader);
            if (reader.peek() == JsonToken.END_DOCUMENT && element.isJsonObject()) {
                return element.getAsJsonObject();
            }
        } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException e) {
            throw new FrameException(Code.MALFORMED, null, "not JSON");
        }
        throw new FrameException(Code.MALFORMED, null, "not one JSON object");
    }

    private static String text(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value instanceof JsonPrimitive primitive && primitive.isString() ? primitive.getAsString() : null;
    }

    private static FrameException fault(RuntimeException thrown, String id, String word) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof FrameException refused) {
                return new FrameException(refused.code(), id, word + ": " + refused.getMessage());
            }
        }
        return new FrameException(Code.MALFORMED, id, "wrong type of a field of " + word);
    }

    private static Set<String> fields(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toUnmodifiableSet());
    }

    private record Shape<R>(Class<R> record, Set<String> fields) {}

    /** A string is a string, not a number that could be read as one. */
    private static final class Words extends TypeAdapter<String> {
        @Override
        public String read(JsonReader in) throws IOException {
            return switch (in.peek()) {
                case STRING -> in.nextString();
                case NULL -> {
                    in.nextNull();
                    yield null;
                }
                default -> throw new JsonParseException("not a string");
            };
        }

        @Override
        public void write(JsonWriter out, String value) throws IOException {
            out.value(value);
        }
    }

    /** A whole number in range, not a string or a fraction that could be read as one. */
    private static final class Longs extends TypeAdapter<Long> {
        @Override
        public Long read(JsonReader in) throws IOException {
            return wholeNumber(in);
        }

        @Override
        public void write(JsonWriter out, Long value) throws IOException {
            out.value(value);
        }
    }

    /** The same in 32 bits. */
    private static final class Ints extends TypeAdapter<Integer> {
        @Override
        public Integer read(JsonReader in) throws IOException {
            return Math.toIntExact(wholeNumber(in));
        }

        @Override
        public void write(JsonWriter out, Integer value) throws IOException {
            out.value(value);
        }
    }

    private static long wholeNumber(JsonReader in) throws IOException {
        if (in.peek() != JsonToken.NUMBER) {
            throw new JsonParseException("not a number");
        }
        String digits = in.nextString();
        if (digits.length() > 20) {
            throw new JsonParseException("not a number in range");
        }
        return Long.parseLong(digits);
    }

    /** Enum constants as lower-case words with hyphens; an unknown word is a fault, not null. */
    private static final class EnumWords implements TypeAdapterFactory {
        @Override
        public <E> TypeAdapter<E> create(Gson gson, TypeToken<E> type) {
            Class<? super E> raw = type.getRawType();
            if (!raw.isEnum()) {
                return null;
            }
            Map<String, E> byWord = new HashMap<>();
            Map<E, String> words = new HashMap<>();
            for (Object constant : raw.getEnumConstants()) {
                @SuppressWarnings("unchecked")
                E value = (E) constant;
                String word = constant.toString().toLowerCase(Locale.ROOT).replace('_', '-');
                byWord.put(word, value);
                words.put(value, word);
            }
            return new TypeAdapter<>() {
                @Override
                public E read(JsonReader in) throws IOException {
                    if (in.peek() == JsonToken.NULL) {
                        in.nextNull();
                        return null;
                    }
                    E value = in.peek() == JsonToken.STRING ? byWord.get(in.nextString()) : null;
                    if (value == null) {
                        throw new JsonParseException("unknown word");
                    }
                    return value;
                }

                @Override
                public void write(JsonWriter out, E value) throws IOException {
                    out.value(words.get(value));
                }
            };
        }
    }
}
