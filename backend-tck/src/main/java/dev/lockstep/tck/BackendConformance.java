package dev.lockstep.tck;

import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.BackendProvider;
import dev.lockstep.conformance.ConformanceSuite;
import dev.lockstep.conformance.Coverage;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * The tests that every backend passes. A backend's author extends it and says how the provider is made:
 *
 * <pre>{@code
 * class PlainBackendTest extends BackendConformance {
 *     @Override
 *     protected BackendProvider provider() {
 *         return new PlainBackendProvider();
 *     }
 * }
 * }</pre>
 *
 * <p>Each test's name is a sentence of the contract. Results are compared with
 * {@link dev.lockstep.numerics.reference.ReferenceKernels} bit for bit, in every dtype that the backend says it computes with; a
 * NaN equals every NaN. A backend that is not available fails, with its reason and remedy. To test a backend with other settings,
 * override {@link #options} too, in a class for each. No test can be overridden. {@link dev.lockstep.conformance.Certification} runs the same tests without
 * JUnit.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class BackendConformance {
    private ConformanceSuite suite;

    /** A new provider of the backend to test. */
    protected abstract BackendProvider provider();

    /** What the backend is opened with: two threads and no settings, unless overridden. */
    protected BackendOptions options() {
        return BackendOptions.ofThreads(2);
    }

    /** How much is compared: {@link Coverage#QUICK}, unless overridden. */
    protected Coverage coverage() {
        return Coverage.QUICK;
    }

    @BeforeAll
    final void openTheBackend() {
        suite = new ConformanceSuite(this::provider, options());
    }

    @AfterAll
    final void closeTheBackend() {
        if (suite != null) {
            suite.close();
        }
    }

    @TestFactory
    @DisplayName("the contract of backends")
    final Stream<DynamicContainer> contract() {
        return suite.sections(coverage())
                .map(section -> DynamicContainer.dynamicContainer(
                        section.text(),
                        section.checks().map(check -> DynamicTest.dynamicTest(check.text(), check::run))));
    }
}
