package dev.lockstep.cli.command.backends;

import dev.lockstep.api.Backends;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.cli.backend.BackendListing;
import dev.lockstep.cli.backend.BackendOpening;
import dev.lockstep.cli.backend.BackendReport;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Patience;
import dev.lockstep.cli.option.Argument;
import dev.lockstep.cli.option.Command;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Lists the backends, and has each that is available compute something whose bits are known. */
public final class BackendsCommand extends Command {
    private final Console console;

    private final Argument<Boolean> json = flag("--json", "Print JSON.");

    private final Argument<Boolean> quiet = flag("--quiet", "Show no progress.");

    public BackendsCommand(Console console) {
        super("List the backends, and test each with a small computation.");
        this.console = console;
    }

    @Override
    public Integer call() {
        Backends backends = Backends.onClassPath();
        List<BackendReport> reports = new ArrayList<>();
        Iterator<BackendReport> found =
                BackendReport.of(backends, BackendOptions.DEFAULT).iterator();
        while (isThereOneMore(found)) {
            BackendReport report = found.next();
            reports.add(report);
            if (!json.value()) {
                BackendListing.writeText(report, console);
            }
        }
        if (json.value()) {
            BackendListing.writeJson(reports, console);
        } else if (reports.isEmpty()) {
            console.error("no backend is found: add a backend's jar to the class path");
        }
        if (reports.stream().anyMatch(report -> report.mismatch().isPresent())) {
            return ExitCode.MISMATCH;
        }
        return reports.stream().anyMatch(BackendReport::computes) ? ExitCode.OK : ExitCode.NO_BACKEND;
    }

    /** The next backend is touched here. */
    private boolean isThereOneMore(Iterator<BackendReport> found) {
        try (Patience patience = BackendOpening.patience(Optional.empty(), console, quiet.value())) {
            return found.hasNext();
        }
    }
}
