package dev.lockstep.backend.opencl.internal;

import dev.lockstep.api.opening.Availability.Unavailable;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.numerics.natives.Host;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Has a driver list, open and compute everything once in a JVM of its own before it does so in this one, as some end the process that
 * meets what they do not expect: a damaged kernel cache, a folder from which nothing may be loaded, a variable out of its range.
 *
 * <p>A driver that passed is remembered with its {@link TrialCircumstances circumstances}, and tried again when one of them changes.
 * Where no JVM can be started, there is no trial.
 */
public final class DriverTrial {
    private static final Map<String, Optional<Unavailable>> TRIED = new ConcurrentHashMap<>();

    private DriverTrial() {}

    /** Why the driver may not be used in this JVM; empty if it may. */
    public static Optional<Unavailable> obstacle(BackendOptions options) {
        TrialCircumstances circumstances = TrialCircumstances.of(options, Host.current());
        return TRIED.computeIfAbsent(circumstances.settings(), settings -> obstacle(options, circumstances));
    }

    private static Optional<Unavailable> obstacle(BackendOptions options, TrialCircumstances circumstances) {
        TrialRecord record = TrialRecord.of(circumstances);
        if (record.holds()) {
            return Optional.empty();
        }
        try {
            TrialProcess.Result result = TrialProcess.run(options);
            if (result.survived()) {
                record.remember();
                return Optional.empty();
            }
            return Optional.of(new Unavailable(
                    "the OpenCL driver " + result.end()
                            + (result.lastWords().isEmpty() ? "" : ": " + result.lastWords()),
                    remedy(circumstances.kernelCache(), circumstances.variables())));
        } catch (IOException noProcess) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.of(new Unavailable("the trial of the OpenCL driver was interrupted", "ask again"));
        }
    }

    private static String remedy(KernelCache cache, SteeringVariables variables) {
        return (cache.isUnusable()
                        ? "PoCL's kernel cache " + cache.folder()
                                + " is on a file system from which nothing may be loaded"
                                + " (noexec): name another folder with POCL_CACHE_DIR, "
                        : variables.remedy() + "remove PoCL's kernel cache " + cache.folder() + " if it is there, ")
                + "check the driver with clinfo, or use another backend";
    }
}
