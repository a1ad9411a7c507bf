package dev.lockstep.cli.command.backends;

import dev.lockstep.api.Backends;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.cli.backend.BackendListing;
import dev.lockstep.cli.backend.BackendOpening;
import dev.lockstep.cli.backend.BackendReport;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Patience;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the backends, and has each that is available compute something whose bits are known. */
@Command(description = "List the backends, and test each with a small computation.")
public final class BackendsCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--quiet", description = "Show no progress.")
    private boolean quiet;

    public BackendsCommand(Console console) {
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
            if (!json) {
                BackendListing.writeText(report, console);
            }
        }
        if (json) {
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
        try (Patience patience = BackendOpening.patience(Optional.empty(), console, quiet)) {
            return found.hasNext();
        }
    }
}
