package org.sangdam.server.abuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.client.CustomerClient;
import org.sangdam.server.client.RawSocket;
import org.sangdam.server.network.StoppedProcesses;
import org.sangdam.server.process.ServerProgram;
import org.sangdam.server.process.ServiceProcess;
import org.sangdam.server.protocol.Protocol;

/** More connections than the process may have files open: the library would stop listening, silently and for ever. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no such limit")
class OpenFilesTest {
    private static final int FILES = 256;

    @TempDir
    private Path folder;

    @Test
    void moreConnectionsThanFilesAreRefusedAndTheListenersGoOn() throws IOException {
        try (ServiceProcess service =
                ServerProgram.ofClassPath().limitedTo(FILES).serve(folder.resolve("office"), 0, 0)) {
            List<RawSocket> many = new ArrayList<>();
            try (CustomerClient before = new CustomerClient(service.socketPort())) {
                before.join("먼저 온 손님", "문의드려요");
                for (int number = 0; number < FILES; number++) {
                    many.add(RawSocket.connect(service.socketPort()).send(RawSocket.request(Protocol.CUSTOMER_PATH)));
                    many.add(RawSocket.connect(service.httpPort()).send("GET / HTTP/1.1\r\n"));
                }
                assertThat(before.isOpen()).isTrue();
                before.say("아직 여기 있어요");
            } finally {
                for (RawSocket one : many) {
                    one.close();
                }
            }
            await().until(() -> joins(service));
            try (RawSocket browser = RawSocket.connect(service.httpPort())) {
                browser.send("GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
                assertThat(browser.rest()).endsWith("ok\n");
            }
        }
    }

    /** A pause of the whole process, and everybody who came meanwhile stands at the page's door at once. */
    @Test
    void aThrongAtThePageTakesNoFilesFromTheSockets() throws IOException {
        try (ServiceProcess service =
                ServerProgram.ofClassPath().limitedTo(FILES).serve(folder.resolve("office"), 0, 0)) {
            List<RawSocket> throng = new ArrayList<>();
            StoppedProcesses paused = StoppedProcesses.stop(List.of(service.pid()));
            try {
                for (int number = 0; number < 2 * FILES; number++) {
                    throng.add(RawSocket.connect(service.httpPort()));
                }
                List<RawSocket> customers = new ArrayList<>();
                for (int number = 0; number < FILES / 4; number++) {
                    customers.add(RawSocket.connect(service.socketPort()));
                }
                throng.addAll(customers);
                paused.goOn();
                for (RawSocket customer : customers) {
                    assertThat(customer.handshake(Protocol.CUSTOMER_PATH)).startsWith("HTTP/1.1 101");
                }
            } finally {
                for (RawSocket one : throng) {
                    one.close();
                }
            }
        }
    }

    private static boolean joins(ServiceProcess service) throws IOException {
        try (RawSocket customer = RawSocket.connect(service.socketPort())) {
            return customer.handshake(Protocol.CUSTOMER_PATH).startsWith("HTTP/1.1 101")
                    && customer.say("{\"type\":\"hello\",\"version\":1,\"language\":\"ko\"}")
                            .hear()
                            .text()
                            .contains("welcome");
        }
    }
}
