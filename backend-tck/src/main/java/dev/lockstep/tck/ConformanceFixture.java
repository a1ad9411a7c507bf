package dev.lockstep.tck;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.DType;
import dev.lockstep.api.spi.Availability;
import dev.lockstep.api.spi.Availability.Available;
import dev.lockstep.api.spi.BackendOptions;
import dev.lockstep.api.spi.BackendProvider;
import dev.lockstep.api.spi.Kernels;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestInstance;
import org.opentest4j.AssertionFailedError;

/** Opens the backend once for all tests: as kernels, and as a {@link Backend}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ConformanceFixture {
    private Available available;
    private Kernels kernels;
    private Backend backend;
    private Backend oracle;

    /** A new provider of the backend to test. */
    protected abstract BackendProvider provider();

    /** What the backend is opened with: two threads and no settings, unless overridden. */
    protected BackendOptions options() {
        return BackendOptions.ofThreads(2);
    }

    @BeforeAll
    void openTheBackend() {
        Availability availability = provider().probe(options());
        if (!(availability instanceof Available)) {
            throw new AssertionFailedError("the backend cannot be tested where it is not available: " + availability);
        }
        available = (Available) availability;
        kernels = provider().open(options());
        backend = openBackend();
        oracle = Backends.open(new OracleProvider(), BackendOptions.ofThreads(1));
    }

    @AfterAll
    void closeTheBackend() {
        for (AutoCloseable opened : new AutoCloseable[] {kernels, backend, oracle}) {
            close(opened);
        }
    }

    final Available available() {
        return available;
    }

    final Kernels kernels() {
        return kernels;
    }

    final Backend backend() {
        return backend;
    }

    final Backend oracle() {
        return oracle;
    }

    /** Another instance of the backend, which the test closes. */
    final Backend openBackend() {
        return Backends.open(provider(), options());
    }

    /** The dtypes that the backend says it computes with. */
    final List<DType> dtypes() {
        return Arrays.stream(DType.values())
                .filter(available.dtypes()::contains)
                .toList();
    }

    final Stream<DynamicTest> inEachDtype(String text, Consumer<DType> check) {
        return dtypes().stream()
                .map(dtype -> DynamicTest.dynamicTest(text + ", " + dtype.label(), () -> check.accept(dtype)));
    }

    private static void close(AutoCloseable opened) {
        try {
            if (opened != null) {
                opened.close();
            }
        } catch (Exception failure) {
            throw new AssertionFailedError("closing the backend failed", failure);
        }
    }
}
