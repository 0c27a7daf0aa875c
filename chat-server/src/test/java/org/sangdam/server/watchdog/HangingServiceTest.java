package org.sangdam.server.watchdog;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sangdam.server.client.CustomerClient;
import org.sangdam.server.process.ServerProgram;
import org.sangdam.server.process.ServiceProcess;

/** A real service, one of whose threads is stopped for good from outside, by a debugger. */
class HangingServiceTest {
    @TempDir
    Path folder;

    @Test
    void aServiceWhoseSocketIsDeafEnds() throws Exception {
        endsWithout("WebSocketSelector", "socket");
    }

    /** Takes 40 s: the desk has more time, and what hangs has to be left behind. */
    @Test
    @Tag("long")
    void aServiceWhoseDeskHangsEnds() throws Exception {
        endsWithout("desk", "socket");
    }

    private void endsWithout(String thread, String door) throws Exception {
        int debugger = freePort();
        Path log = folder.resolve("log");
        ServerProgram program = ServerProgram.ofClassPath()
                .loggingTo(log)
                .with("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:" + debugger)
                .in("SANGDAM_WATCHDOG", "1");
        try (ServiceProcess service = program.serve(folder.resolve("office"), 0, 0);
                CustomerClient customer = new CustomerClient(service.socketPort())) {
            customer.hello(null, 0, 0);
            VirtualMachine machine = attached(debugger);
            machine.allThreads().stream()
                    .filter(one -> one.name().startsWith(thread))
                    .forEach(ThreadReference::suspend);
            assertThat(service.ended()).isEqualTo(74);
        }
        assertThat(Files.readString(log)).contains("Sangdam stops: the " + door + " port has not answered 3 times");
    }

    private static VirtualMachine attached(int port) throws Exception {
        AttachingConnector connector = Bootstrap.virtualMachineManager().attachingConnectors().stream()
                .filter(one -> one.name().equals("com.sun.jdi.SocketAttach"))
                .findFirst()
                .orElseThrow();
        Map<String, Connector.Argument> arguments = connector.defaultArguments();
        arguments.get("hostname").setValue("127.0.0.1");
        arguments.get("port").setValue(Integer.toString(port));
        return connector.attach(arguments);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
