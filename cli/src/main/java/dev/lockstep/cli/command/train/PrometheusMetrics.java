package dev.lockstep.cli.command.train;

import dev.lockstep.api.LockstepException;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.option.OpenAddress;
import dev.lockstep.cli.output.Output;
import dev.lockstep.models.output.AtInterrupt;
import dev.lockstep.serve.metrics.MetricsFile;
import dev.lockstep.serve.metrics.MetricsServer;
import dev.lockstep.serve.metrics.PrometheusMeters;
import dev.lockstep.trainer.training.TrainingListener;
import java.time.Duration;
import java.util.Optional;

/** Measures trainings for Prometheus, at a port, in a file, or both. */
record PrometheusMetrics(
        TrainingListener listener, Optional<MetricsServer> server, Optional<MetricsFile> file, AtInterrupt atInterrupt)
        implements TrainingMetrics {
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final String LOOPBACK = "127.0.0.1";

    static PrometheusMetrics open(
            Optional<Integer> port, Optional<String> host, Optional<Output> output, Console console) {
        PrometheusMeters meters = new PrometheusMeters();
        TrainingListener listener = new TrainingMeters(meters.registry());
        Optional<MetricsServer> server = port.map(each -> new MetricsServer(host.orElse(LOOPBACK), each, meters));
        server.ifPresent(each -> {
            if (!each.isLoopback()) {
                OpenAddress.warn(each.address(), console);
            }
            console.remark("metrics at " + each.address() + "/metrics");
        });
        Optional<MetricsFile> file = output.map(each ->
                new MetricsFile(text -> each.write(writer -> writer.write(text)), INTERVAL, meters, console::error));
        return new PrometheusMetrics(
                listener, server, file, new AtInterrupt(() -> file.ifPresent(each -> closeAtInterrupt(each, console))));
    }

    private static void closeAtInterrupt(MetricsFile file, Console console) {
        try {
            file.close();
        } catch (LockstepException failure) {
            console.error(failure.getMessage());
        }
    }

    @Override
    public void close() {
        atInterrupt.close();
        server.ifPresent(MetricsServer::close);
        file.ifPresent(MetricsFile::close);
    }
}
