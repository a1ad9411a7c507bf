package dev.lockstep.serve.metrics;

import dev.lockstep.serve.http.Answer;
import dev.lockstep.serve.http.Endpoint;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** Meters, and their text in Prometheus' format 0.0.4: a meter {@code lockstep.step} is there as {@code lockstep_step_seconds_count} and so on. */
public final class PrometheusMeters {
    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /** Where meters are made. */
    public MeterRegistry registry() {
        return registry;
    }

    /** What they measured until now. */
    public String text() {
        return registry.scrape(TYPE);
    }

    /** An endpoint that answers with it. */
    public Endpoint endpoint() {
        return new Endpoint("GET", body -> Answer.text(TYPE, text()));
    }
}
