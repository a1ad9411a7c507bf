package dev.lockstep.backend.opencl;

import dev.lockstep.api.BackendUnavailableException;
import dev.lockstep.api.opening.Availability;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.BackendProvider;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.backend.opencl.internal.DriverTrial;
import dev.lockstep.backend.opencl.internal.OpenClLibrary;
import dev.lockstep.backend.opencl.internal.OpenClOpening;
import dev.lockstep.backend.opencl.internal.OpenClSettings;
import java.util.Map;

/**
 * The backend {@code opencl}, for GPUs and every other OpenCL device that keeps the numerics contract.
 *
 * <p>The setting {@code device} chooses the device: its number in the list, {@code gpu}, {@code cpu}, or a part of its name. Without
 * it the first GPU that has what the contract needs is taken, else the first CPU. The number of threads is the device's own affair.
 */
public final class OpenClBackendProvider implements BackendProvider {
    @Override
    public String name() {
        return "opencl";
    }

    @Override
    public int priority() {
        return 0;
    }

    @Override
    public Map<String, String> settings() {
        return OpenClSettings.all();
    }

    @Override
    public Availability probe(BackendOptions options) {
        try {
            return OpenClLibrary.obstacle()
                    .or(() -> DriverTrial.obstacle(options))
                    .<Availability>map(obstacle -> obstacle)
                    .orElseGet(() -> OpenClOpening.probe(options));
        } catch (LinkageError | RuntimeException failure) {
            return unexpected(failure);
        }
    }

    @Override
    public Kernels open(BackendOptions options) {
        if (probe(options) instanceof Availability.Unavailable obstacle) {
            throw new BackendUnavailableException(
                    "backend opencl is not available: " + obstacle.reason() + " (" + obstacle.remedy() + ")");
        }
        return OpenClOpening.open(options);
    }

    private static Availability.Unavailable unexpected(Throwable failure) {
        return new Availability.Unavailable(
                "OpenCL can not be used: " + failure, "check the OpenCL driver with clinfo, or use another backend");
    }
}
