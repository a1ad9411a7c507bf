package dev.lockstep.tck;

import dev.lockstep.api.Backend;
import dev.lockstep.api.BackendStatus;
import dev.lockstep.api.BackendUnavailableException;
import dev.lockstep.api.Backends;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.opening.Availability.Available;
import dev.lockstep.api.opening.Availability.Unavailable;
import dev.lockstep.api.opening.BackendOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.opentest4j.TestAbortedException;

/** The runs of one test with {@link ForEachBackend}: on which backends, opened with what, in which dtypes. */
final class BackendRuns {
    private final ForEachBackend asked;
    private final boolean takesDType;
    private final Backends backends;

    BackendRuns(ForEachBackend asked, boolean takesDType, Backends backends) {
        this.asked = asked;
        this.takesDType = takesDType;
        this.backends = backends;
    }

    /**
     * The runs, by number of threads, then backend, then dtype.
     *
     * @throws BackendUnavailableException if the test names no backend and none is available
     */
    Stream<TestTemplateInvocationContext> all() {
        int[] threads = asked.threads().length > 0 ? asked.threads() : new int[] {BackendOptions.DEFAULT.threads()};
        return IntStream.of(threads).mapToObj(this::options).flatMap(this::openedWith);
    }

    private Stream<BackendRun> openedWith(BackendOptions options) {
        if (asked.names().length > 0) {
            return Arrays.stream(asked.names()).flatMap(name -> named(name, options));
        }
        List<BackendStatus> found = backends.list(options);
        if (found.isEmpty()) {
            throw new BackendUnavailableException("no backend is on the class path: add a backend's jar to it");
        }
        if (found.stream().noneMatch(BackendStatus::isAvailable)) {
            throw new BackendUnavailableException(
                    found.stream().map(BackendRuns::obstacle).collect(Collectors.joining("; ")));
        }
        return found.stream().flatMap(status -> on(status, options));
    }

    private Stream<BackendRun> named(String name, BackendOptions options) {
        return backends.status(name, options)
                .filter(BackendStatus::isAvailable)
                .map(status -> on(status, options))
                .orElseGet(() -> Stream.of(run(name, options, Optional.empty(), () -> open(name, options))));
    }

    private Stream<BackendRun> on(BackendStatus status, BackendOptions options) {
        String name = status.name();
        if (!(status.availability() instanceof Available available)) {
            return Stream.of(run(name, options, Optional.empty(), () -> {
                throw new TestAbortedException(obstacle(status));
            }));
        }
        if (!takesDType) {
            return Stream.of(run(name, options, Optional.empty(), () -> open(name, options)));
        }
        return dtypes(available)
                .map(dtype -> run(name, options, Optional.of(dtype), () -> {
                    if (!available.dtypes().contains(dtype)) {
                        throw new BackendUnavailableException("backend '" + name + "' does not compute in "
                                + dtype.label() + ": leave it out of the test's dtypes");
                    }
                    return open(name, options);
                }));
    }

    private Stream<DType> dtypes(Available available) {
        return asked.dtypes().length > 0
                ? Arrays.stream(asked.dtypes())
                : Arrays.stream(DType.values()).filter(available.dtypes()::contains);
    }

    private Backend open(String name, BackendOptions options) {
        return backends.open(Optional.of(name), options);
    }

    private BackendOptions options(int threads) {
        BackendOptions options = BackendOptions.ofThreads(threads);
        for (String setting : asked.settings()) {
            String[] nameAndValue = setting.split("=", 2);
            if (nameAndValue.length < 2) {
                throw new ExtensionConfigurationException("a setting is name=value, not '" + setting + "'");
            }
            options = options.with(nameAndValue[0], nameAndValue[1]);
        }
        return options;
    }

    /** A run with the name to display: of the threads and settings, what the test asks for. */
    private BackendRun run(String name, BackendOptions options, Optional<DType> dtype, Supplier<Backend> opening) {
        StringBuilder displayed = new StringBuilder(name);
        if (asked.threads().length > 0) {
            displayed.append(", ").append(options.threads()).append(options.threads() == 1 ? " thread" : " threads");
        }
        for (String setting : asked.settings()) {
            displayed.append(", ").append(setting);
        }
        dtype.ifPresent(type -> displayed.append(", ").append(type.label()));
        return new BackendRun(displayed.toString(), dtype, opening);
    }

    private static String obstacle(BackendStatus status) {
        Unavailable obstacle = (Unavailable) status.availability();
        return "backend '" + status.name() + "' is not available: " + obstacle.reason() + " (" + obstacle.remedy()
                + ")";
    }
}
