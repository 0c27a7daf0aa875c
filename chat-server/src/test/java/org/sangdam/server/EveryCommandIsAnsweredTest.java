package org.sangdam.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sangdam.server.client.CounsellorClient;
import org.sangdam.server.client.CustomerClient;
import org.sangdam.server.client.SocketClient;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.FromCustomer;
import org.sangdam.server.protocol.Protocol;
import org.sangdam.server.protocol.Role;

/**
 * Every frame that has an id is answered under it, whenever it comes. The frames are found in the protocol itself: a new one
 * that nobody answers fails here without anybody having thought of it.
 */
class EveryCommandIsAnsweredTest {
    private static final String NAME = "김상담";
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    static Path folder;

    private static ChatServer server;
    private static CounsellorClient colleague;
    private static String session;

    /** Where a conversation stands, or that there is none yet. */
    private enum State {
        UNKNOWN,
        NONE,
        WAITING,
        ACTIVE,
        ENDED
    }

    @BeforeAll
    static void open() throws Exception {
        server = ChatServer.start(new ServerConfig(folder, ServerConfig.LOOPBACK, 0, 0, false));
        server.addAccount(NAME, Role.ADMINISTRATOR, PASSWORD);
        colleague = new CounsellorClient(server.socketPort());
        colleague.signIn(NAME, PASSWORD);
        session = anotherSession();
    }

    @AfterAll
    static void close() {
        colleague.close();
        server.close();
    }

    @Test
    void onlyTheseHaveNoId() {
        assertThat(Stream.of(FromCustomer.class, FromCounsellor.class)
                        .flatMap(EveryCommandIsAnsweredTest::records)
                        .filter(frame -> !hasId(frame)))
                .containsExactlyInAnyOrder(
                        FromCustomer.Hello.class,
                        FromCustomer.Here.class,
                        FromCustomer.Read.class,
                        FromCustomer.Typing.class,
                        FromCounsellor.Read.class,
                        FromCounsellor.Typing.class);
    }

    @ParameterizedTest
    @EnumSource
    void everyCommandOfACustomerIsAnswered(State state) throws Exception {
        for (Class<?> command : commands(FromCustomer.class)) {
            try (CustomerClient customer = new CustomerClient(server.socketPort())) {
                long conversation = bring(customer, state);
                FromCustomer frame = (FromCustomer) made(command, conversation);
                customer.say(frame);
                assertAnswered(customer, frame.id(), state + " " + command.getSimpleName());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyCommandOfACounsellorIsAnswered(State state) throws Exception {
        for (Class<?> command : commands(FromCounsellor.class)) {
            try (CustomerClient customer = new CustomerClient(server.socketPort());
                    CounsellorClient counsellor = new CounsellorClient(server.socketPort())) {
                long conversation = bring(customer, state);
                if (state != State.UNKNOWN) {
                    counsellor.resume(session, List.of());
                }
                FromCounsellor frame = (FromCounsellor) made(command, conversation);
                counsellor.say(frame);
                assertAnswered(counsellor, frame.id(), state + " " + command.getSimpleName());
            }
            if (command == FromCounsellor.SignOut.class && state != State.UNKNOWN) {
                session = anotherSession();
            }
        }
    }

    /** For the consoles under test: each that takes it up replaces the one before. */
    private static String anotherSession() {
        try (CounsellorClient console = new CounsellorClient(server.socketPort())) {
            return console.signIn(NAME, PASSWORD).session();
        }
    }

    /** @return the number of the conversation, or of one that there never was */
    private static long bring(CustomerClient customer, State state) {
        if (state == State.UNKNOWN) {
            return 1_000_000;
        }
        customer.hello(null, 0, 0);
        if (state == State.NONE) {
            return 1_000_000;
        }
        long conversation = customer.join("join", "이고객", "언제 여나요?").conversation();
        if (state != State.WAITING) {
            colleague.claim(conversation);
        }
        if (state == State.ENDED) {
            colleague.end(conversation);
        }
        return conversation;
    }

    private static List<Class<?>> commands(Class<?> family) {
        List<Class<?>> commands = new ArrayList<>();
        records(family).filter(EveryCommandIsAnsweredTest::hasId).forEach(commands::add);
        assertThat(commands).hasSizeGreaterThan(5);
        return commands;
    }

    private static Stream<Class<?>> records(Class<?> family) {
        return Stream.of(family.getPermittedSubclasses())
                .flatMap(frame -> frame.isSealed() ? records(frame) : Stream.of(frame));
    }

    private static boolean hasId(Class<?> frame) {
        return Arrays.stream(frame.getRecordComponents())
                .map(RecordComponent::getName)
                .anyMatch("id"::equals);
    }

    /** One that could be meant: its fields have what their names and types promise. */
    private static Object made(Class<?> frame, long conversation) throws ReflectiveOperationException {
        RecordComponent[] fields = frame.getRecordComponents();
        Constructor<?> constructor = frame.getDeclaredConstructor(
                Stream.of(fields).map(RecordComponent::getType).toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        return constructor.newInstance(
                Stream.of(fields).map(field -> value(field, conversation)).toArray());
    }

    private static Object value(RecordComponent field, long conversation) {
        Class<?> type = field.getType();
        return switch (field.getName()) {
            case "id" -> "the-id";
            case "conversation" -> conversation;
            case "version" -> type == int.class ? (Object) Protocol.VERSION : (Object) (long) Protocol.VERSION;
            case "seq" -> 1L;
            case "limit" -> type == int.class ? (Object) 1 : null;
            case "stars", "change" -> 1;
            case "code" -> "123456";
            case "customer" -> 1L;
            case "phone" -> "010-1234-5678";
            case "topic" -> "general";
            case "zone" -> "Asia/Seoul";
            case "callBack", "reply" -> 1L;
            default -> ofType(type);
        };
    }

    private static Object ofType(Class<?> type) {
        if (type == String.class) {
            return "some-words";
        } else if (type == long.class) {
            return 0L;
        } else if (type == int.class) {
            return 0;
        } else if (type == boolean.class) {
            return true;
        } else if (type == List.class) {
            return List.of();
        }
        return type.isEnum() ? type.getEnumConstants()[0] : null;
    }

    private static void assertAnswered(SocketClient<?, ?> client, String id, String what) {
        Awaitility.await(what).until(() -> client.heard().stream().anyMatch(frame -> Objects.equals(id, idOf(frame))));
    }

    private static Object idOf(Object frame) {
        try {
            return hasId(frame.getClass()) ? frame.getClass().getMethod("id").invoke(frame) : null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
