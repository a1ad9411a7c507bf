package dev.lockstep.conformance;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.opening.Availability;
import dev.lockstep.api.opening.Availability.Available;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.BackendProvider;
import dev.lockstep.api.spi.Kernels;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The backend under test, opened once for all checks: as kernels, and as a {@link Backend}; and the oracle beside it. */
final class Subject implements AutoCloseable {
    private final Supplier<BackendProvider> providers;
    private final BackendOptions options;
    private final Available available;
    private final Backend backend;
    private final Kernels kernels;
    private final Backend oracle;
    private boolean closed;

    /** Opens the backend of a provider, which is asked for anew whenever one is needed. */
    Subject(Supplier<BackendProvider> providers, BackendOptions options) {
        this.providers = providers;
        this.options = provider().settled(options);
        Availability availability = provider().probe(this.options);
        if (!(availability instanceof Available)) {
            throw new AssertionError("the backend can not be tested where it is not available: " + availability);
        }
        available = (Available) availability;
        backend = openBackend();
        kernels = provider().open(this.options);
        oracle = Backends.open(new OracleProvider(), BackendOptions.ofThreads(1));
    }

    BackendProvider provider() {
        return providers.get();
    }

    BackendOptions options() {
        return options;
    }

    Available available() {
        return available;
    }

    Kernels kernels() {
        return kernels;
    }

    Backend backend() {
        return backend;
    }

    Backend oracle() {
        return oracle;
    }

    /** Another instance of the backend, which the check closes. */
    Backend openBackend() {
        return Backends.open(provider(), options);
    }

    /** The dtypes that the backend says it computes with. */
    List<DType> dtypes() {
        return Arrays.stream(DType.values())
                .filter(available.dtypes()::contains)
                .toList();
    }

    /** A check of what one dtype does. */
    interface InDType {
        void run(Bits bits, DType dtype) throws Exception;
    }

    /** The check in each dtype. */
    Stream<Check> inEachDtype(String operation, String text, InDType check) {
        return dtypes().stream()
                .map(dtype -> new Check(operation, text + ", " + dtype.label(), bits -> check.run(bits, dtype)));
    }

    /** Closes everything, the first time it is called. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            kernels.close();
            backend.close();
            oracle.close();
        }
    }
}
