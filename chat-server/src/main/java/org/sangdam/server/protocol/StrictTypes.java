package org.sangdam.server.protocol;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What gson by itself would let pass: a number for a string, "true" for true, 1.0 for 1, null for an unknown word or field. */
final class StrictTypes implements TypeAdapterFactory {
    private static final int MOST_DIGITS = 20;

    @Override
    public <E> TypeAdapter<E> create(Gson gson, TypeToken<E> type) {
        Class<? super E> raw = type.getRawType();
        if (raw.isRecord()) {
            return new RecordType<>(gson, raw);
        }
        return raw.isEnum() ? new Words<>(raw) : cast(simple(raw));
    }

    private static TypeAdapter<?> simple(Class<?> raw) {
        if (raw == String.class) {
            return new Texts();
        }
        if (raw == long.class || raw == Long.class) {
            return new Longs();
        }
        if (raw == int.class || raw == Integer.class) {
            return new Ints();
        }
        return raw == boolean.class ? new Booleans() : null;
    }

    /** {@link #create} has asked for the adapter by the class that E stands for. */
    @SuppressWarnings("unchecked")
    private static <E> TypeAdapter<E> cast(TypeAdapter<?> adapter) {
        return (TypeAdapter<E>) adapter;
    }

    private static void expect(JsonToken token, JsonReader in) throws IOException {
        if (in.peek() != token) {
            throw new JsonParseException("not a " + token);
        }
    }

    private static long wholeNumber(JsonReader in) throws IOException {
        expect(JsonToken.NUMBER, in);
        String digits = in.nextString();
        if (digits.length() > MOST_DIGITS) {
            throw new JsonParseException("not a number in range");
        }
        return Long.parseLong(digits);
    }

    private static final class Texts extends TypeAdapter<String> {
        @Override
        public String read(JsonReader in) throws IOException {
            if (in.peek() == JsonToken.NULL) {
                in.nextNull();
                return null;
            }
            expect(JsonToken.STRING, in);
            return in.nextString();
        }

        @Override
        public void write(JsonWriter out, String value) throws IOException {
            out.value(value);
        }
    }

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

    private static final class Booleans extends TypeAdapter<Boolean> {
        @Override
        public Boolean read(JsonReader in) throws IOException {
            expect(JsonToken.BOOLEAN, in);
            return in.nextBoolean();
        }

        @Override
        public void write(JsonWriter out, Boolean value) throws IOException {
            out.value(value);
        }
    }

    /** Enum constants as lower-case words with hyphens. */
    private static final class Words<E> extends TypeAdapter<E> {
        private final Map<String, E> byWord = new HashMap<>();
        private final Map<E, String> words = new HashMap<>();

        Words(Class<? super E> raw) {
            for (Object constant : raw.getEnumConstants()) {
                @SuppressWarnings("unchecked")
                E value = (E) constant;
                String word = constant.toString().toLowerCase(Locale.ROOT).replace('_', '-');
                byWord.put(word, value);
                words.put(value, word);
            }
        }

        @Override
        public E read(JsonReader in) throws IOException {
            if (in.peek() == JsonToken.NULL) {
                in.nextNull();
                return null;
            }
            expect(JsonToken.STRING, in);
            E value = byWord.get(in.nextString());
            if (value == null) {
                throw new JsonParseException("unknown word");
            }
            return value;
        }

        @Override
        public void write(JsonWriter out, E value) throws IOException {
            out.value(words.get(value));
        }
    }
}
