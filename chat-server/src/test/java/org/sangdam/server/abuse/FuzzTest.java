package org.sangdam.server.abuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sangdam.server.Outside;
import org.sangdam.server.client.RawSocket;
import org.sangdam.server.protocol.FrameException;
import org.sangdam.server.protocol.FromCounsellor;
import org.sangdam.server.protocol.FromCustomer;
import org.sangdam.server.protocol.Protocol;

/**
 * Frames that are nearly right, by the thousand. {@code -Dfuzz.cases} and {@code -Dfuzz.seed} make it other ones and more; a
 * failure names its seed.
 */
class FuzzTest {
    private static final int CASES = Integer.getInteger("fuzz.cases", 2_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20_260_601);
    /** Below what one connection may say at once. */
    private static final int CASES_OF_A_CONNECTION = 100;

    private static final long MEGABYTE = 1 << 20;

    private static OfficeUnderAttack service;

    @BeforeAll
    static void start() throws Exception {
        service = OfficeUnderAttack.start(Outside.DIRECT);
        for (int number = 0; number < 3; number++) { // the conversations that the fuzzer names are over
            service.serves();
        }
    }

    @AfterAll
    static void stop() throws IOException {
        service.close();
    }

    @Test
    void theCodecTurnsEveryFaultIntoOneException() {
        codec(new Mutant<>(FromCustomer.class, SEED));
        codec(new Mutant<>(FromCounsellor.class, SEED));
    }

    private static <T> void codec(Mutant<T> mutant) {
        for (int number = 0; number < 2 * CASES; number++) {
            String json = number % 2 == 0 ? mutant.json() : new String(mutant.bytes(), StandardCharsets.UTF_8);
            try {
                T frame = mutant.codec().decode(json);
                assertThat(mutant.codec().decode(mutant.codec().encode(frame))).isEqualTo(frame);
            } catch (FrameException e) {
                assertThat(e.code()).isNotNull();
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + SEED + ", case " + number + ": " + json, e);
            }
        }
    }

    @Test
    void customersGetAnAnswerOrAClose() throws IOException {
        answered(new Mutant<>(FromCustomer.class, SEED), Protocol.CUSTOMER_PATH, new String[] {
            "{\"type\":\"hello\",\"version\":1,\"language\":\"ko\"}", "welcome"
        });
    }

    @Test
    void counsellorsGetAnAnswerOrAClose() throws IOException {
        answered(new Mutant<>(FromCounsellor.class, SEED), Protocol.COUNSELLOR_PATH, new String[] {
            "{\"type\":\"sign-in\",\"id\":\"s\",\"version\":1,\"name\":\"" + OfficeUnderAttack.NAME
                    + "\",\"password\":\"" + OfficeUnderAttack.PASSWORD + "\"}",
            "signed-in"
        });
    }

    private static <T> void answered(Mutant<T> mutant, String path, String[] greeting) throws IOException {
        long before = used();
        for (int number = 0; number < CASES; number += CASES_OF_A_CONNECTION) {
            try (RawSocket raw = RawSocket.open(service.socketPort(), path)) {
                if (mutant.nextInt(4) > 0) {
                    raw.say(greeting[0]).hearText(greeting[1]);
                }
                connection(mutant, raw, number);
            } catch (IOException | AssertionError e) {
                throw new AssertionError("seed " + SEED + ", from case " + number, e);
            }
            if (number % 1_000 == 0) {
                service.serves();
            }
        }
        service.serves();
        assertThat(used() - before).isLessThan(40 * MEGABYTE);
    }

    /** Says all, then hears until every frame with an id is answered under it, or the connection is closed. */
    private static <T> void connection(Mutant<T> mutant, RawSocket raw, int from) throws IOException {
        Set<String> open = new HashSet<>();
        try {
            for (int number = from; number < from + CASES_OF_A_CONNECTION; number++) {
                if (mutant.nextInt(40) == 0) {
                    byte[] whole = RawSocket.bytes(RawSocket.FIN | RawSocket.TEXT, true, mutant.bytes());
                    raw.send(mutant.changed(whole));
                    return; // what stands there now is anything: the others must not notice
                }
                byte[] frame = number % 2 == 0 ? mutant.json().getBytes(StandardCharsets.UTF_8) : mutant.bytes();
                raw.frame(RawSocket.FIN | RawSocket.TEXT, frame);
                String id = idOf(mutant, new String(frame, StandardCharsets.UTF_8));
                if (id != null) {
                    open.add(id);
                }
            }
            while (!open.isEmpty()) {
                RawSocket.Heard heard = raw.hear();
                if (heard.opcode() == RawSocket.CLOSE) {
                    return;
                }
                open.removeIf(id -> heard.text().contains("\"id\":\"" + id + "\""));
            }
        } catch (java.net.SocketTimeoutException e) {
            throw new AssertionError("no answer to " + open, e);
        } catch (IOException e) {
            return; // closed
        }
    }

    private static <T> String idOf(Mutant<T> mutant, String json) {
        try {
            T frame = mutant.codec().decode(json);
            return frame instanceof FromCustomer customer ? customer.id() : ((FromCounsellor) frame).id();
        } catch (FrameException e) {
            return e.id();
        }
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
