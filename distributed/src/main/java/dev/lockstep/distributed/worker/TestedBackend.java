package dev.lockstep.distributed.worker;

import dev.lockstep.api.Backend;
import dev.lockstep.api.BackendStatus;
import dev.lockstep.api.Backends;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.opening.Availability;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.trainer.compare.Probe;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The backend of a worker, which has passed a small test of its bits in every dtype that it has here.
 *
 * @param description its name, and of those before it that it took the place of, why
 */
record TestedBackend(Backend backend, String description) {
    /**
     * Opens the backend of a name, or that of highest priority that is available here and passes; one worker of a JVM after another, since drivers
     * of devices that several threads ask at once for the first time can end it.
     *
     * @param name empty to choose
     * @throws LockstepException if it is not available, or computes other bits
     */
    static synchronized TestedBackend open(String name, int threads, Map<String, String> settings) {
        BackendOptions options = new BackendOptions(threads, settings);
        if (!name.isEmpty()) {
            return new TestedBackend(opened(name, options), name);
        }
        List<String> passedOver = new ArrayList<>();
        Iterator<BackendStatus> all = Backends.onClassPath().stream(options).iterator();
        while (all.hasNext()) {
            BackendStatus found = all.next();
            if (found.availability() instanceof Availability.Available) {
                try {
                    return new TestedBackend(opened(found.name(), options), described(found.name(), passedOver));
                } catch (LockstepException unfit) {
                    passedOver.add(unfit.getMessage());
                }
            }
        }
        throw new LockstepException("there is no backend that can be used: "
                + (passedOver.isEmpty() ? "none is available" : String.join("; ", passedOver)));
    }

    private static String described(String name, List<String> passedOver) {
        return name + (passedOver.isEmpty() ? "" : ", as " + String.join("; ", passedOver));
    }

    private static Backend opened(String name, BackendOptions options) {
        Backends backends = Backends.onClassPath();
        Backend backend = backends.open(Optional.of(name), options);
        try {
            Optional<String> mismatch = backends.status(name, options)
                    .map(BackendStatus::availability)
                    .map(Availability.Available.class::cast)
                    .flatMap(available -> available.dtypes().stream()
                            .flatMap(dtype -> Probe.of(dtype).mismatch(backend).stream())
                            .findFirst());
            if (mismatch.isPresent()) {
                throw new UnfitBackendException(
                        "the backend " + name + " computes other bits in a small test: " + mismatch.get());
            }
            return backend;
        } catch (RuntimeException | Error failure) {
            backend.close();
            throw failure;
        }
    }
}
