package dev.lockstep.cli.console;

import dev.lockstep.conformance.CertificationListener;
import java.util.List;

/** Shows the progress of a certification as {@link Progress} does that of a training run. */
public final class CertificationProgress implements CertificationListener, AutoCloseable {
    private final Advance advance;
    private final int checks;

    CertificationProgress(Console console, String backend, int checks) {
        this.advance = new Advance(console);
        this.checks = checks;
        advance.start("certify " + backend, checks);
    }

    public static CertificationProgress on(Console console, String backend, int checks) {
        return new CertificationProgress(console, backend, checks);
    }

    @Override
    public void begins(int done, String text) {
        advance.show(done, () -> List.of(text), () -> "check " + (done + 1) + " of " + checks + ", " + text);
    }

    @Override
    public void close() {
        advance.finish();
    }
}
