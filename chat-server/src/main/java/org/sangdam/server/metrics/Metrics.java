package org.sangdam.server.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/** Everything that is counted, and the machine's memory and collections. Thread-safe; from construction to close. */
public final class Metrics implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();

    public Metrics() {
        new JvmMemoryMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    /**
     * @param name words with dots between
     * @param unit the last word of the name that is read, null for a number of things
     * @param figure asked by whoever reads: answers at once, NaN if it is not known
     * @param tags names and values in turn
     */
    public void gauge(String name, String unit, String description, DoubleSupplier figure, String... tags) {
        Gauge.builder(name, figure::getAsDouble)
                .baseUnit(unit)
                .description(description)
                .tags(tags)
                .register(registry);
    }

    /** @return to be told how long each took: their number, sum and longest of the last minutes are shown */
    public Consumer<Duration> durations(String name, String description) {
        return Timer.builder(name).description(description).register(registry)::record;
    }

    /** All figures as they are now. */
    public String text() {
        return registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
