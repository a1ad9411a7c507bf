package dev.lockstep.cli.command.certify;

import dev.lockstep.api.BackendStatus;
import java.util.List;

/** Tells what a certification finds. */
interface CertificationReport {
    /** A backend is about to be tested, or is not available. */
    void begins(BackendStatus status);

    /** It was tested, or is not available. */
    void ended(CertifiedBackend certified);

    /** All were. */
    void finished(List<CertifiedBackend> certified);
}
