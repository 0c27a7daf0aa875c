package org.sangdam.server.abuse;

import com.google.gson.JsonParser;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sangdam.server.protocol.Codec;
import org.sangdam.server.protocol.LookingBack;
import org.sangdam.server.protocol.Protocol;

/**
 * Frames that are nearly right: a valid one is made from its record, then something is done to it, as JSON or as bytes. The
 * same seed makes the same frames.
 *
 * @param <T> the family
 */
final class Mutant<T> {
    private static final List<String> NASTY = List.of(
            "null",
            "true",
            "[]",
            "{}",
            "\"\"",
            "\"5\"",
            "0",
            "-1",
            "-0",
            "1.0",
            "1e2",
            "1e400",
            "-1e-400",
            "9007199254740993",
            "9223372036854775807",
            "9223372036854775808",
            "1".repeat(5_000),
            "NaN",
            "Infinity",
            "01",
            "0x1",
            "'x'",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\u0000\"",
            "\"\\u202eabc\"",
            "\"\\u200b\"",
            "\"\\u3164\"",
            "\"a\nb\"",
            "\"\\x\"",
            "\"" + "가".repeat(4_001) + "\"",
            "\"" + "x".repeat(60_000) + "\"",
            "[".repeat(200),
            "[".repeat(15) + "]".repeat(15),
            "{\"a\":".repeat(40) + "1" + "}".repeat(40),
            "[1,2,",
            "/**/1",
            "undefined");

    private static final Map<String, String> WORDS = Map.of(
            "name",
            "손님",
            "phone",
            "010-1234-5678",
            "topic",
            "general",
            "text",
            "문의드려요",
            "language",
            "ko",
            "password",
            "not the password",
            "session",
            "s".repeat(43),
            "zone",
            "Asia/Seoul",
            "date",
            "2026-12-25",
            "code",
            "123456");

    private final Random random;
    private final Codec<T> codec;
    private final List<Class<?>> records;
    private int made;

    Mutant(Class<T> family, long seed) {
        random = new Random(seed);
        codec = new Codec<>(family);
        records = leaves(family).toList();
    }

    private static Stream<Class<?>> leaves(Class<?> family) {
        return Arrays.stream(family.getPermittedSubclasses())
                .flatMap(one -> one.isSealed() ? leaves(one) : Stream.of(one));
    }

    /** A frame that the family reads. */
    String valid() {
        while (true) {
            Class<?> record = records.get(random.nextInt(records.size()));
            boolean slow = record.getSimpleName().matches("SignIn|AddAccount"); // each costs a password's hash
            if (!slow || random.nextInt(20) == 0) {
                @SuppressWarnings("unchecked")
                T frame = (T) instance(record);
                return codec.encode(frame);
            }
        }
    }

    private Object instance(Class<?> record) {
        RecordComponent[] fields = record.getRecordComponents();
        Class<?>[] types = Arrays.stream(fields).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            var constructor = record.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(fields)
                    .map(field -> value(field.getName(), field.getType(), field.getGenericType()))
                    .toArray());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("a " + record.getSimpleName() + " cannot be made", e);
        }
    }

    private Object value(String name, Class<?> type, Type generic) {
        if (type == String.class) {
            return name.equals("id") ? "f" + ++made : name.equals("token") ? null : WORDS.getOrDefault(name, "word");
        }
        if (name.equals("stars")) {
            return 1 + random.nextInt(LookingBack.MOST_STARS);
        }
        if (type == int.class || type == Integer.class) {
            boolean later = name.equals("closes"); // than it opens
            return name.equals("version") ? Protocol.VERSION : (later ? 300 : 1) + random.nextInt(200);
        }
        if (type == long.class) {
            return (long) 1 + random.nextInt(3);
        }
        if (type == boolean.class || type == Boolean.class) {
            return true;
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
        }
        Class<?> element = (Class<?>) ((ParameterizedType) generic).getActualTypeArguments()[0];
        return Stream.generate(() -> instance(element)).limit(random.nextInt(3)).toList();
    }

    /** A valid frame after one to three things were done to its JSON. */
    String json() {
        List<String[]> fields = JsonParser.parseString(valid()).getAsJsonObject().entrySet().stream()
                .map(field -> new String[] {field.getKey(), field.getValue().toString()})
                .collect(Collectors.toCollection(ArrayList::new));
        for (int times = 1 + random.nextInt(3); times > 0 && !fields.isEmpty(); times--) {
            change(fields);
        }
        String json = fields.stream()
                .map(field -> "\"" + field[0] + "\":" + field[1])
                .collect(Collectors.joining(",", "{", "}"));
        return switch (random.nextInt(20)) {
            case 0 -> json + json;
            case 1 -> "[" + json + "]";
            case 2 -> json.substring(0, random.nextInt(json.length()));
            case 3 -> " \n\t" + json + " ";
            case 4 -> "\uFEFF" + json;
            default -> json;
        };
    }

    private void change(List<String[]> fields) {
        String[] field = fields.get(random.nextInt(fields.size()));
        switch (random.nextInt(6)) {
            case 0 -> fields.remove(field);
            case 1 -> fields.add(new String[] {"extra", NASTY.get(random.nextInt(NASTY.size()))});
            case 2 -> fields.add(field.clone());
            case 3 -> field[0] = field[0].toUpperCase(java.util.Locale.ROOT);
            default -> field[1] = NASTY.get(random.nextInt(NASTY.size()));
        }
    }

    /** A valid frame's bytes after one to four of them were changed, taken away or doubled. */
    byte[] bytes() {
        return changed(valid().getBytes(StandardCharsets.UTF_8));
    }

    byte[] changed(byte[] from) {
        byte[] bytes = from;
        for (int times = 1 + random.nextInt(4); times > 0 && bytes.length > 2; times--) {
            int at = random.nextInt(bytes.length);
            int to = at + random.nextInt(bytes.length - at);
            byte[] same = bytes.clone();
            switch (random.nextInt(4)) {
                case 0 -> same[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> same[at] = (byte) random.nextInt(256);
                case 2 -> {
                    same = new byte[bytes.length - (to - at)];
                    System.arraycopy(bytes, 0, same, 0, at);
                    System.arraycopy(bytes, to, same, at, bytes.length - to);
                }
                default -> {
                    same = new byte[bytes.length + (to - at)];
                    System.arraycopy(bytes, 0, same, 0, to);
                    System.arraycopy(bytes, at, same, to, bytes.length - at);
                }
            }
            bytes = same;
        }
        return bytes;
    }

    int nextInt(int bound) {
        return random.nextInt(bound);
    }

    Codec<T> codec() {
        return codec;
    }
}
