package dev.lockstep.backend.blas;

import dev.lockstep.api.BackendUnavailableException;
import dev.lockstep.api.opening.Availability;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.BackendProvider;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.backend.blas.internal.BlasBackend;
import dev.lockstep.backend.blas.internal.library.LibraryException;
import dev.lockstep.numerics.natives.Host;
import dev.lockstep.numerics.vector.VectorSupport;
import java.util.Map;

/** The backend {@code blas}, whose matrix products OpenBLAS computes. */
public final class BlasBackendProvider implements BackendProvider {
    private static final String INCOMPLETE = "put all jars of the backend on the class path";

    @Override
    public String name() {
        return "blas";
    }

    @Override
    public int priority() {
        return 20;
    }

    @Override
    public Map<String, String> settings() {
        return BlasBackend.settings();
    }

    @Override
    public BackendOptions settled(BackendOptions options) {
        return VectorSupport.settled(options);
    }

    @Override
    public Availability probe(BackendOptions options) {
        try {
            return BlasBackend.describe(options, Host.current());
        } catch (LibraryException failure) {
            return new Availability.Unavailable(failure.getMessage(), failure.remedy());
        } catch (LinkageError incomplete) {
            return new Availability.Unavailable("a class is missing: " + incomplete, INCOMPLETE);
        } catch (IllegalArgumentException failure) {
            return new Availability.Unavailable(failure.getMessage(), "correct the backend's settings");
        } catch (RuntimeException unexpected) {
            return new Availability.Unavailable(unexpected.toString(), "use another backend");
        }
    }

    @Override
    public Kernels open(BackendOptions options) {
        try {
            return BlasBackend.open(options, Host.current());
        } catch (LibraryException failure) {
            throw new BackendUnavailableException(failure.getMessage() + " (" + failure.remedy() + ")", failure);
        } catch (LinkageError incomplete) {
            throw new BackendUnavailableException(
                    "a class is missing: " + incomplete + " (" + INCOMPLETE + ")", incomplete);
        }
    }
}
