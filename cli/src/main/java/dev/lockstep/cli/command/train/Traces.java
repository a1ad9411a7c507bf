package dev.lockstep.cli.command.train;

import dev.lockstep.api.LockstepException;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.output.Output;
import dev.lockstep.cli.output.OutputFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the losses of runs are written.
 *
 * @param path a file, or the folder of several; empty to write none
 * @param several whether each network has a file of its own
 */
record Traces(Optional<Path> path, boolean several, Console console) {
    /** Whether they are written where results go. */
    boolean onStandardOutput() {
        return output().filter(Output::isStandardOutput).isPresent();
    }

    /** The file, where it is one. */
    Optional<Output> output() {
        return several ? Optional.empty() : path.map(this::output);
    }

    /** Fails if the traces of these networks have no place; a folder for several is made where it is missing. */
    void require(List<String> networks) {
        if (path.isPresent() && several) {
            if (output(path.get()).isStandardOutput()) {
                throw new LockstepException("--trace with --all names a folder, and - is standard output");
            }
            OutputFolder.require("--trace with --all", path.get());
        }
        networks.forEach(network -> file(network).map(this::output).ifPresent(Output::require));
    }

    void write(String network, double[] losses) {
        file(network).ifPresent(file -> TraceFile.write(output(file), losses));
    }

    private Optional<Path> file(String network) {
        return path.map(named -> several ? named.resolve(network + ".csv") : named);
    }

    private Output output(Path file) {
        return new Output("the trace", file, console);
    }
}
