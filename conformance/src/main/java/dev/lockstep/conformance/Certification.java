package dev.lockstep.conformance;

import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.BackendProvider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tests of {@code BackendConformance} on a backend as it is installed, without JUnit.
 *
 * <p>A check that fails, with a difference or with any exception, costs the others nothing; only where memory runs out all end.
 */
public final class Certification implements AutoCloseable {
    private final Subject subject;
    private final List<Check> checks;

    /**
     * Opens a provider's backend, to be tested with these options.
     *
     * @throws dev.lockstep.api.BackendUnavailableException if it can not be opened, with the reason and the remedy
     */
    public Certification(BackendProvider provider, BackendOptions options, Coverage coverage) {
        subject = new Subject(() -> provider, options);
        checks = Contract.of(subject, coverage).flatMap(Section::checks).toList();
    }

    /** The number of checks that {@link #run} makes. */
    public int checks() {
        return checks.size();
    }

    /** Makes every check, and tells of each before it is made. */
    public List<OperationResult> run(CertificationListener listener) {
        Map<String, OperationResult> results = new LinkedHashMap<>();
        for (int i = 0; i < checks.size(); i++) {
            Check check = checks.get(i);
            listener.begins(i, check.text());
            results.merge(check.operation(), result(check), OperationResult::plus);
        }
        return List.copyOf(results.values());
    }

    @Override
    public void close() {
        subject.close();
    }

    private static OperationResult result(Check check) {
        Bits bits = new Bits();
        List<String> failures = new ArrayList<>();
        try {
            check.body().run(bits);
        } catch (AssertionError difference) {
            requireMemory(difference);
            failures.add(difference.getMessage());
        } catch (Exception | Error failure) {
            requireMemory(failure);
            failures.add(check.text() + ": " + failure);
        }
        return new OperationResult(check.operation(), 1, bits.results(), bits.values(), failures);
    }

    /** Passes on that memory ran out, which says nothing of the backend. */
    private static void requireMemory(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError outOfMemory) {
                throw outOfMemory;
            }
        }
    }
}
