package dev.lockstep.backend.blas;

import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.ProductBaseline;
import dev.lockstep.backend.blas.internal.baseline.RawLibrary;
import dev.lockstep.backend.blas.internal.library.LibraryException;
import dev.lockstep.numerics.natives.Host;
import java.util.Optional;

/** The {@code dgemm} and {@code sgemm} of the library that the backend {@code blas} computes with. */
public final class BlasProductBaseline implements ProductBaseline {
    @Override
    public Optional<Library> load(BackendOptions options) {
        try {
            return Optional.of(RawLibrary.load(options, Host.current()));
        } catch (LibraryException | LinkageError unusable) {
            return Optional.empty();
        }
    }
}
