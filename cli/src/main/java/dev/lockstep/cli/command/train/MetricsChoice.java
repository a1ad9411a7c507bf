package dev.lockstep.cli.command.train;

import dev.lockstep.api.LockstepException;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.output.Output;
import dev.lockstep.models.output.SpecialFile;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that measure a training for Prometheus. */
final class MetricsChoice {
    @Option(
            names = "--metrics-port",
            paramLabel = "P",
            description =
                    "Serve measurements to Prometheus while training, at /metrics; 0 takes any port that is free.")
    private Optional<Integer> port;

    @Option(
            names = "--metrics-host",
            paramLabel = "HOST",
            description =
                    "The name or address of this machine for --metrics-port; 127.0.0.1 if not given, which only this machine reaches.")
    private Optional<String> host;

    @Option(
            names = "--metrics-file",
            paramLabel = "FILE.prom",
            description = "Write measurements as text for Prometheus, anew every ten seconds and at the end.")
    private Optional<Path> file;

    /** Begins to measure, if that is asked for; what measures is loaded only then. */
    TrainingMetrics open(Console console) {
        if (host.isPresent() && port.isEmpty()) {
            throw new LockstepException("--metrics-host is for --metrics-port, which is not given");
        }
        Optional<Output> output = output(console);
        if (output.filter(Output::isStandardOutput).isPresent()) {
            throw new LockstepException("--metrics-file takes a file, not standard output");
        }
        // Each writing would wait for a new reader.
        if (file.filter(SpecialFile.PIPE::is).isPresent()) {
            throw new LockstepException(
                    "--metrics-file takes a file, which is written again and again, not the pipe " + file.get());
        }
        output.ifPresent(Output::require);
        return port.isEmpty() && output.isEmpty()
                ? TrainingMetrics.NONE
                : PrometheusMetrics.open(port, host, output, console);
    }

    /** The file that is written. */
    Optional<Output> output(Console console) {
        return file.map(path -> new Output("the metrics", path, console));
    }
}
