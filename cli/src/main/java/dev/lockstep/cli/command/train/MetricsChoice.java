package dev.lockstep.cli.command.train;

import dev.lockstep.api.LockstepException;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.option.Argument;
import dev.lockstep.cli.option.Arguments;
import dev.lockstep.cli.output.Output;
import dev.lockstep.models.output.SpecialFile;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/** The options that measure a training for Prometheus. */
final class MetricsChoice extends Arguments {
    private final Argument<Optional<Integer>> port = optional(
            Integer.class,
            OptionSpec.builder("--metrics-port")
                    .paramLabel("P")
                    .description(
                            "Serve measurements to Prometheus while training, at /metrics; 0 takes any port that is free."));

    private final Argument<Optional<String>> host = optional(
            String.class,
            OptionSpec.builder("--metrics-host")
                    .paramLabel("HOST")
                    .description(
                            "The name or address of this machine for --metrics-port; 127.0.0.1 if not given, which only this machine reaches."));

    private final Argument<Optional<Path>> file = optional(
            Path.class,
            OptionSpec.builder("--metrics-file")
                    .paramLabel("FILE.prom")
                    .description("Write measurements as text for Prometheus, anew every ten seconds and at the end."));

    /** Fails if what is asked for can not be done, before anything is read or written. */
    void require(Console console) {
        if (host.value().isPresent() && port.value().isEmpty()) {
            throw new LockstepException("--metrics-host is for --metrics-port, which is not given");
        }
        Optional<Output> output = output(console);
        if (output.filter(Output::isStandardOutput).isPresent()) {
            throw new LockstepException("--metrics-file takes a file, not standard output");
        }
        // Each writing would wait for a new reader.
        if (file.value().filter(SpecialFile.PIPE::is).isPresent()) {
            throw new LockstepException("--metrics-file takes a file, which is written again and again, not the pipe "
                    + file.value().get());
        }
        output.ifPresent(Output::require);
    }

    /** Begins to measure, if that is asked for; what measures is loaded only then. */
    TrainingMetrics open(Console console) {
        Optional<Output> output = output(console);
        return port.value().isEmpty() && output.isEmpty()
                ? TrainingMetrics.NONE
                : PrometheusMetrics.open(port.value(), host.value(), output, console);
    }

    /** The file that is written. */
    Optional<Output> output(Console console) {
        return file.value().map(path -> new Output("the metrics", path, console));
    }
}
