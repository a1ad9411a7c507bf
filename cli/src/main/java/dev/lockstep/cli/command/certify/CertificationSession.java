package dev.lockstep.cli.command.certify;

import dev.lockstep.api.BackendStatus;
import dev.lockstep.api.BackendUnavailableException;
import dev.lockstep.api.Backends;
import dev.lockstep.api.spi.BackendProvider;
import dev.lockstep.cli.backend.BackendOpening;
import dev.lockstep.cli.backend.BackendSettings;
import dev.lockstep.cli.console.CertificationProgress;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.conformance.Certification;
import dev.lockstep.conformance.Coverage;
import dev.lockstep.conformance.OperationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs the conformance kit on one backend after the other. */
final class CertificationSession {
    static final String NONE_AVAILABLE = "no backend is available ('lockstep backends' says why)";

    private final Backends backends = Backends.onClassPath();
    private final BackendSettings settings;
    private final BackendOpening opening;
    private final Coverage coverage;
    private final Console console;
    private final boolean quiet;

    CertificationSession(BackendSettings settings, boolean full, Console console, boolean quiet) {
        this.settings = settings;
        this.opening = new BackendOpening(backends, settings, console, quiet);
        this.coverage = full ? Coverage.FULL : Coverage.QUICK;
        this.console = console;
        this.quiet = quiet;
    }

    /** Tests the backend to use, and returns the exit code. */
    int certifyOne(Optional<String> name, CertificationReport report) {
        BackendProvider provider = opening.provider(name);
        BackendStatus status = new BackendStatus(
                provider.name(), provider.priority(), provider.probe(settings.options(provider.name())));
        report.begins(status);
        CertifiedBackend certified = new CertifiedBackend(status, test(provider));
        report.ended(certified);
        report.finished(List.of(certified));
        return code(List.of(certified));
    }

    /** Tests every available backend, and returns the exit code. */
    int certifyAll(CertificationReport report) {
        List<CertifiedBackend> certified = new ArrayList<>();
        List<BackendStatus> found = opening.list();
        settings.requireFor(found.stream().map(BackendStatus::name).toList(), backends);
        for (BackendStatus status : found) {
            report.begins(status);
            CertifiedBackend each =
                    new CertifiedBackend(status, status.isAvailable() ? testOrFail(status.name()) : List.of());
            report.ended(each);
            certified.add(each);
        }
        report.finished(certified);
        if (certified.stream().noneMatch(CertifiedBackend::tested)) {
            console.error(NONE_AVAILABLE);
            return ExitCode.NO_BACKEND;
        }
        return code(certified);
    }

    /** A backend that says that it is available, but can not be opened, fails. */
    private List<OperationResult> testOrFail(String name) {
        try {
            return test(backends.provider(Optional.of(name), settings.options(name)));
        } catch (BackendUnavailableException refusal) {
            return List.of(new OperationResult("opening", 1, 0, 0, List.of(refusal.getMessage())));
        }
    }

    private List<OperationResult> test(BackendProvider provider) {
        try (Certification certification = new Certification(provider, settings.options(provider.name()), coverage)) {
            if (quiet) {
                return certification.run((done, text) -> {});
            }
            try (CertificationProgress progress =
                    CertificationProgress.on(console, provider.name(), certification.checks())) {
                return certification.run(progress);
            }
        }
    }

    /** The exit code where these were tested. */
    static int code(List<CertifiedBackend> certified) {
        return certified.stream().anyMatch(CertifiedBackend::failed) ? ExitCode.MISMATCH : ExitCode.OK;
    }
}
