package dev.lockstep.conformance;

import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.BackendProvider;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The checks of one backend, for a test framework to run; the backend stays open until the suite is closed. */
public final class ConformanceSuite implements AutoCloseable {
    private final Subject subject;

    /**
     * Opens the backend.
     *
     * @param providers makes a provider of it, whenever one is needed
     * @throws AssertionError if it is not available, with its reason and remedy
     */
    public ConformanceSuite(Supplier<BackendProvider> providers, BackendOptions options) {
        subject = new Subject(providers, options);
    }

    /** All checks, those that belong together in one section. */
    public Stream<Section> sections(Coverage coverage) {
        return Contract.of(subject, coverage);
    }

    @Override
    public void close() {
        subject.close();
    }
}
