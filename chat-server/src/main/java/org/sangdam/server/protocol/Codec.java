package org.sangdam.server.protocol;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

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
    private static final int USUAL_LENGTH = 512;

    private final Gson gson = new GsonBuilder()
            .setFieldNamingPolicy(FieldNamingPolicy.IDENTITY)
            .setStrictness(Strictness.STRICT)
            .disableHtmlEscaping()
            .registerTypeAdapterFactory(new StrictTypes())
            .create();
    private final TypeAdapter<JsonElement> elements = gson.getAdapter(JsonElement.class);
    private final Map<String, Class<? extends T>> byWord = new HashMap<>();
    private final Map<Class<?>, String> words = new HashMap<>();
    private final Map<Class<?>, RecordType<?>> types = new HashMap<>();

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
            if (byWord.put(word, record) != null) {
                throw new IllegalArgumentException("two records of " + family + " are called " + word);
            }
            words.put(record, word);
            types.put(record, (RecordType<?>) gson.getAdapter(record));
        }
    }

    /**
     * @param json one frame
     * @throws FrameException whatever is wrong with it
     */
    public T decode(String json) {
        T frame = decodeStraight(json);
        return frame == null ? decodeWithCare(json) : frame;
    }

    /** The usual case, without a tree: a whole frame whose type stands first. @return null if it is anything else */
    private T decodeStraight(String json) {
        try (JsonReader in = new JsonReader(new StringReader(json))) {
            in.setStrictness(Strictness.STRICT);
            in.setNestingLimit(DEEPEST);
            in.beginObject();
            if (in.hasNext() && in.nextName().equals(TYPE) && in.peek() == JsonToken.STRING) {
                Class<? extends T> record = byWord.get(in.nextString());
                if (record != null) {
                    T frame = record.cast(types.get(record).readFields(in));
                    return in.peek() == JsonToken.END_DOCUMENT ? frame : null;
                }
            }
        } catch (IOException | RuntimeException e) {
            return null; // whatever is wrong with it is found, and told, by whoever reads it with care
        }
        return null;
    }

    /** Finds the id before anything else, so that a fault is told under it. */
    private T decodeWithCare(String json) {
        JsonObject object = parse(json);
        String id = Fields.isWord(text(object, "id")) ? text(object, "id") : null;
        String word = text(object, TYPE);
        Class<? extends T> record = word == null ? null : byWord.get(word);
        if (record == null) {
            throw new FrameException(Code.MALFORMED, id, "unknown type");
        }
        object.remove(TYPE);
        try {
            return gson.fromJson(object, record);
        } catch (RuntimeException e) {
            throw fault(e, id, word);
        }
    }

    /** The frame as one line of JSON. */
    public String encode(T frame) {
        return new String(bytes(frame), StandardCharsets.UTF_8);
    }

    /** As {@link #encode}, in UTF-8. */
    public byte[] bytes(T frame) {
        Utf8Writer json = new Utf8Writer(USUAL_LENGTH);
        try {
            JsonWriter out = gson.newJsonWriter(json);
            out.beginObject();
            out.name(TYPE).value(words.get(frame.getClass()));
            types.get(frame.getClass()).writeFields(out, frame);
            out.endObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return json.bytes();
    }

    private JsonObject parse(String json) {
        try (JsonReader reader = new JsonReader(new StringReader(json))) {
            reader.setStrictness(Strictness.STRICT);
            reader.setNestingLimit(DEEPEST);
            JsonElement element = tree(reader);
            if (reader.peek() == JsonToken.END_DOCUMENT && element.isJsonObject()) {
                return element.getAsJsonObject();
            }
        } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException e) {
            throw new FrameException(Code.MALFORMED, null, "not JSON");
        }
        throw new FrameException(Code.MALFORMED, null, "not one JSON object");
    }

    /** As gson would, but a doubled name is a fault: two readers could take it for two different frames. */
    private JsonElement tree(JsonReader in) throws IOException {
        if (in.peek() == JsonToken.BEGIN_ARRAY) {
            JsonArray array = new JsonArray();
            in.beginArray();
            while (in.hasNext()) {
                array.add(tree(in));
            }
            in.endArray();
            return array;
        }
        if (in.peek() != JsonToken.BEGIN_OBJECT) {
            return elements.read(in);
        }
        JsonObject object = new JsonObject();
        in.beginObject();
        while (in.hasNext()) {
            String name = in.nextName();
            if (object.has(name)) {
                throw new MalformedJsonException("doubled name");
            }
            object.add(name, tree(in));
        }
        in.endObject();
        return object;
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
        return new FrameException(Code.MALFORMED, id, "wrong or unknown field of " + word);
    }
}
