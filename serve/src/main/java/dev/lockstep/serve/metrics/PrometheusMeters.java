package dev.lockstep.serve.metrics;

import dev.lockstep.serve.http.Answer;
import dev.lockstep.serve.http.Endpoint;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** Meters, and their text in Prometheus' format 0.0.4: a meter {@code lockstep.step} is there as {@code lockstep_step_seconds_count} and so on. */
public final class PrometheusMeters {
    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final String NOTHING = "# nothing measured yet\n";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /** Where meters are made. */
    public MeterRegistry registry() {
        return registry;
    }

    /** What they measured until now; a comment where there is nothing yet, so that writing it shows whether it can be written. */
    public String text() {
        String measured = registry.scrape(TYPE);
        return measured.isEmpty() ? NOTHING : measured;
    }

    /** An endpoint that answers with it. */
    public Endpoint endpoint() {
        return new Endpoint("GET", body -> Answer.text(TYPE, text()));
    }
}
