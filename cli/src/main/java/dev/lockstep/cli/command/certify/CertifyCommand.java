package dev.lockstep.cli.command.certify;

import dev.lockstep.cli.backend.BackendChoice;
import dev.lockstep.cli.console.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tests backends as they are installed. */
@Command(
        name = "certify",
        description = {
            "Test a backend as it is installed, on this machine: compare every operation with the numerics contract in bits, and check how"
                    + " it behaves. These are the tests that its authors run.",
            "The output names the backend, the device, the versions and what failed."
        },
        sortOptions = false,
        customSynopsis = "lockstep certify [--backend NAME | --all] [OPTIONS]")
public final class CertifyCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private BackendChoice choice;

    @Option(names = "--all", description = "Test every available backend.")
    private boolean all;

    @Option(
            names = "--full",
            description =
                    "Test much more: random shapes, dense sweeps of the functions, the hardest arguments known, large matrices."
                            + " It takes minutes.")
    private boolean full;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--quiet", description = "Show no progress.")
    private boolean quiet;

    @Spec
    private CommandSpec spec;

    public CertifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (all && choice.name().isPresent()) {
            throw new ParameterException(spec.commandLine(), "name one backend, or use --all");
        }
        CertificationSession session = new CertificationSession(choice.settings(), full, console, quiet);
        CertificationReport report = json ? new CertificationJson(console, full) : new CertificationText(console);
        return all ? session.certifyAll(report) : session.certifyOne(choice.name(), report);
    }
}
