package dev.lockstep.bench;

import dev.lockstep.api.Backend;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.spi.ProductBaseline;
import java.util.Optional;
import java.util.Set;

/** Something that computes workloads: a backend, or a library beside which backends are measured. */
public interface Contender {
    /** A word for the head of a column. */
    String name();

    /**
     * Makes a workload ready to be run; empty if this contender does not compute such.
     *
     * @throws dev.lockstep.api.LockstepException if it does, but cannot do it here
     */
    Optional<Task> prepare(Workload workload);

    /** A backend, with the dtypes in which it computes. */
    static Contender of(Backend backend, Set<DType> dtypes) {
        return new OfBackend(backend, dtypes);
    }

    /** A library, which computes products only. */
    static Contender of(ProductBaseline.Library library) {
        return new OfLibrary(library);
    }

    /** See {@link #of(Backend, Set)}. */
    record OfBackend(Backend backend, Set<DType> dtypes) implements Contender {
        @Override
        public String name() {
            return backend.name();
        }

        @Override
        public Optional<Task> prepare(Workload workload) {
            return dtypes.contains(workload.dtype()) ? Optional.of(workload.prepare(backend)) : Optional.empty();
        }
    }

    /** See {@link #of(ProductBaseline.Library)}. */
    record OfLibrary(ProductBaseline.Library library) implements Contender {
        @Override
        public String name() {
            return library.name();
        }

        @Override
        public Optional<Task> prepare(Workload workload) {
            return workload instanceof ProductWorkload product
                    ? Optional.of(product.prepare(library))
                    : Optional.empty();
        }
    }
}
