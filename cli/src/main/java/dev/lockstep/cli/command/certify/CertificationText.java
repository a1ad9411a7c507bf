package dev.lockstep.cli.command.certify;

import static dev.lockstep.cli.console.Table.Column.numbers;
import static dev.lockstep.cli.console.Table.Column.words;

import dev.lockstep.api.BackendStatus;
import dev.lockstep.api.opening.Availability.Available;
import dev.lockstep.api.opening.Availability.Unavailable;
import dev.lockstep.cli.backend.BackendListing;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ForeignText;
import dev.lockstep.cli.console.Table;
import dev.lockstep.cli.result.VersionProvider;
import dev.lockstep.conformance.OperationResult;
import java.util.List;
import java.util.stream.Collectors;

/** Prints a certification while it runs: the machine, then for each backend what it is, a table of operations and a summary. */
final class CertificationText implements CertificationReport {
    private static final int MESSAGES = 3;
    private static final int LONGEST_FAILURE = 1000;
    private static final String PASS = "PASS";
    private static final String FAIL = "FAIL";

    private final Console console;
    private boolean begun;

    CertificationText(Console console) {
        this.console = console;
    }

    @Override
    public void begins(BackendStatus status) {
        if (!begun) {
            begun = true;
            List.of(new VersionProvider().getVersion()).forEach(console.out()::println);
        }
        console.out().println();
        if (status.availability() instanceof Available available) {
            console.out().println(status.name());
            BackendListing.writeFacts(available, console);
        } else if (status.availability() instanceof Unavailable obstacle) {
            BackendListing.writeObstacle(status.name(), obstacle, console);
        }
        console.flush();
    }

    @Override
    public void ended(CertifiedBackend certified) {
        if (!certified.tested()) {
            return;
        }
        console.out().println();
        Table table = new Table(
                words("operation"),
                words("").styled(this::colored),
                numbers("checks"),
                numbers("failed"),
                numbers("results"),
                numbers("values"));
        for (OperationResult operation : certified.operations()) {
            table.add(
                    operation.operation(),
                    operation.passed() ? PASS : FAIL,
                    "" + operation.checks(),
                    "" + operation.failures().size(),
                    "" + operation.results(),
                    "" + operation.values());
        }
        table.print(console.out());
        console.out().println();
        certified.operations().forEach(this::writeFailures);
        console.out()
                .println(certified.status().name() + ": " + colored(verdict(certified)) + ": " + summary(certified));
        console.flush();
    }

    @Override
    public void finished(List<CertifiedBackend> certified) {
        List<CertifiedBackend> tested =
                certified.stream().filter(CertifiedBackend::tested).toList();
        if (tested.size() > 1) {
            console.out().println();
            console.out()
                    .println(tested.stream()
                            .map(each -> each.status().name() + ": " + colored(verdict(each)))
                            .collect(Collectors.joining(", ")));
        }
    }

    private void writeFailures(OperationResult operation) {
        if (operation.passed()) {
            return;
        }
        List<String> failures = operation.failures();
        console.out()
                .println(operation.operation() + ": " + failures.size() + " of " + operation.checks()
                        + " checks failed");
        failures.stream()
                .limit(MESSAGES)
                .forEach(failure -> console.out().println("  " + ForeignText.shown(failure, LONGEST_FAILURE)));
        if (failures.size() > MESSAGES) {
            console.out().println("  and " + (failures.size() - MESSAGES) + " more");
        }
        console.out().println();
    }

    private static String summary(CertifiedBackend certified) {
        return certified.failed()
                ? certified.failedChecks() + " of " + certified.checks() + " checks failed, in "
                        + certified.operations().stream()
                                .filter(operation -> !operation.passed())
                                .map(OperationResult::operation)
                                .collect(Collectors.joining(", "))
                : certified.checks() + " checks, " + certified.results() + " results with " + certified.values()
                        + " values compared, every bit as in the contract";
    }

    private static String verdict(CertifiedBackend certified) {
        return certified.failed() ? FAIL : PASS;
    }

    private String colored(String verdict) {
        return verdict.equals(FAIL) ? console.bad(verdict) : console.good(verdict);
    }
}
