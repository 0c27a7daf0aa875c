package org.sangdam.server.protocol;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Map;

/**
 * A record as a JSON object, straight from and to the stream: an unknown name and a doubled one are faults, a missing one is
 * null, false or 0.
 *
 * @param <E> the record
 */
final class RecordType<E> extends TypeAdapter<E> {
    private final Map<String, Integer> places = new HashMap<>();
    private final String[] names;
    private final Method[] accessors;
    private final TypeAdapter<Object>[] types;
    private final Object[] missing;
    private final Constructor<? super E> constructor;

    RecordType(Gson gson, Class<? super E> record) {
        RecordComponent[] components = record.getRecordComponents();
        Class<?>[] classes = new Class<?>[components.length];
        names = new String[components.length];
        accessors = new Method[components.length];
        types = types(gson, components);
        missing = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            classes[i] = components[i].getType();
            names[i] = components[i].getName();
            places.put(names[i], i);
            accessors[i] = components[i].getAccessor();
            accessors[i].setAccessible(true);
            missing[i] = classes[i].isPrimitive() ? Array.get(Array.newInstance(classes[i], 1), 0) : null;
        }
        try {
            constructor = record.getDeclaredConstructor(classes);
            constructor.setAccessible(true);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Each is asked for by its component's type, and only ever given that component's values. */
    @SuppressWarnings("unchecked")
    private static TypeAdapter<Object>[] types(Gson gson, RecordComponent[] components) {
        TypeAdapter<Object>[] types = (TypeAdapter<Object>[]) new TypeAdapter<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = (TypeAdapter<Object>) gson.getAdapter(TypeToken.get(components[i].getGenericType()));
        }
        return types;
    }

    @Override
    public E read(JsonReader in) throws IOException {
        if (in.peek() == JsonToken.NULL) {
            in.nextNull();
            return null;
        }
        in.beginObject();
        return readFields(in);
    }

    /** What comes behind the object's beginning, to its end. */
    E readFields(JsonReader in) throws IOException {
        Object[] values = missing.clone();
        long seen = 0;
        while (in.hasNext()) {
            Integer place = places.get(in.nextName());
            if (place == null || (seen & 1L << place) != 0) {
                throw new JsonParseException("unknown or doubled field");
            }
            seen |= 1L << place;
            values[place] = types[place].read(in);
        }
        in.endObject();
        return made(values);
    }

    /** The constructor was found by the record that E stands for. */
    @SuppressWarnings("unchecked")
    private E made(Object[] values) {
        try {
            return (E) constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new JsonParseException(e);
        } catch (ReflectiveOperationException e) {
            throw new JsonParseException(e);
        }
    }

    @Override
    public void write(JsonWriter out, E value) throws IOException {
        if (value == null) {
            out.nullValue();
            return;
        }
        out.beginObject();
        writeFields(out, value);
        out.endObject();
    }

    void writeFields(JsonWriter out, Object record) throws IOException {
        try {
            for (int i = 0; i < names.length; i++) {
                out.name(names[i]);
                types[i].write(out, accessors[i].invoke(record));
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
