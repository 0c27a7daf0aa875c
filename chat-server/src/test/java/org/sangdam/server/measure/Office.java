package org.sangdam.server.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.sangdam.server.process.ServerProgram;
import org.sangdam.server.process.ServiceProcess;
import org.sangdam.server.protocol.Role;

/** The real service in an empty folder, with whoever calls it. */
final class Office implements AutoCloseable {
    private static final String PASSWORD = "benchmark-1234";
    private static final String ADMINISTRATOR = "admin";
    private static final int AT_ONCE = 50;
    /** One machine plays thousands here, and says more than people do. */
    private static final String UNLIMITED = "address-connections=0,address-joins=0,address-frames=0,customer-frames=0";

    private final Path data;
    private final ServiceProcess service;
    private final Crowd crowd;
    private final Gauge gauge;

    Office(Path target, String... options) throws IOException {
        data = Files.createTempDirectory(target, "benchmark");
        ServerProgram program =
                ServerProgram.ofJar(target.resolve("sangdam-server.jar")).with(options);
        program.addAccount(data, Role.ADMINISTRATOR, ADMINISTRATOR, PASSWORD);
        service = program.serve(data, 0, 0, UNLIMITED);
        crowd = new Crowd(service.socketPort());
        gauge = new Gauge(service.pid());
    }

    Gauge gauge() {
        return gauge;
    }

    /** Consoles of an account each, signed in. */
    List<Console> consoles(int count, Caller.Ear ear) throws IOException {
        Console first = new Console(ADMINISTRATOR, PASSWORD, ear);
        crowd.call(Console.PATH, first);
        first.signedIn().join();
        for (int i = 1; i < count; i++) {
            first.addAccount("counsellor-" + i, PASSWORD).join();
        }
        List<Console> consoles = new ArrayList<>(List.of(first));
        for (int i = 1; i < count; i++) {
            Console next = new Console("counsellor-" + i, PASSWORD, ear);
            crowd.call(Console.PATH, next);
            next.signedIn().join();
            consoles.add(next);
        }
        return consoles;
    }

    /** Customers who have joined the waiting list, in no order. */
    List<Customer> customers(int from, int count, boolean joining, Caller.Ear ear) throws IOException {
        Semaphore window = new Semaphore(AT_ONCE);
        List<Customer> customers = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            window.acquireUninterruptibly();
            Customer customer = new Customer("손님 " + i, joining, ear);
            customer.there().thenRun(window::release);
            crowd.call(Customer.PATH, customer);
            customers.add(customer);
        }
        window.acquireUninterruptibly(AT_ONCE);
        return customers;
    }

    @Override
    public void close() throws IOException {
        crowd.close();
        service.close();
        try (Stream<Path> all = Files.walk(data)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
