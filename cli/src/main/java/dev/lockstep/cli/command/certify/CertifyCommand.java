package dev.lockstep.cli.command.certify;

import dev.lockstep.cli.backend.BackendChoice;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.option.Argument;
import dev.lockstep.cli.option.Command;

/** Tests backends as they are installed. */
public final class CertifyCommand extends Command {
    private final Console console;

    private final BackendChoice choice = include(new BackendChoice());

    private final Argument<Boolean> all = flag("--all", "Test every available backend.");

    private final Argument<Boolean> full = flag(
            "--full",
            "Test much more: random shapes, dense sweeps of the functions, the hardest arguments known, large matrices."
                    + " It takes minutes.");

    private final Argument<Boolean> json = flag("--json", "Print JSON.");

    private final Argument<Boolean> quiet = flag("--quiet", "Show no progress.");

    public CertifyCommand(Console console) {
        super(
                "Test a backend as it is installed, on this machine: compare every operation with the numerics contract in bits, and check how"
                        + " it behaves. These are the tests that its authors run.",
                "The output names the backend, the device, the versions and what failed.");
        synopsis("lockstep certify [--backend NAME | --all] [OPTIONS]");
        this.console = console;
    }

    @Override
    public Integer call() {
        if (all.value() && choice.name().isPresent()) {
            throw wrongUsage("name one backend, or use --all");
        }
        CertificationSession session =
                new CertificationSession(choice.settings(), full.value(), console, quiet.value());
        CertificationReport report =
                json.value() ? new CertificationJson(console, full.value()) : new CertificationText(console);
        return all.value() ? session.certifyAll(report) : session.certifyOne(choice.name(), report);
    }
}
