package dev.lockstep.api;

import dev.lockstep.api.spi.Availability.Unavailable;
import dev.lockstep.api.spi.BackendOptions;
import dev.lockstep.api.spi.BackendProvider;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Finds the backends on the class path and opens the one to use.
 *
 * <p>A backend asked for by name is used or the opening fails; it is never replaced by another. The name comes from the caller,
 * else from the environment variable {@value #VARIABLE}, else from the system property {@value #PROPERTY}. Where none of them
 * names one, the available backend of highest priority is used.
 */
public final class Backends {
    /** The environment variable that names the backend to use. */
    public static final String VARIABLE = "LOCKSTEP_BACKEND";

    /** The system property that names the backend to use. */
    public static final String PROPERTY = "lockstep.backend";

    private final DiscoveredProviders providers;
    private final UnaryOperator<String> environment;
    private final UnaryOperator<String> properties;

    Backends(DiscoveredProviders providers, UnaryOperator<String> environment, UnaryOperator<String> properties) {
        this.providers = providers;
        this.environment = environment;
        this.properties = properties;
    }

    /** The backends whose providers this class loader finds. */
    public static Backends of(ClassLoader loader) {
        return new Backends(DiscoveredProviders.load(loader), System::getenv, System::getProperty);
    }

    /** The backends on the class path. */
    public static Backends onClassPath() {
        return of(Backends.class.getClassLoader());
    }

    /** Opens a provider's backend directly, where discovery is not wanted. */
    public static Backend open(BackendProvider provider, BackendOptions options) {
        return new Backend(provider.name(), provider.open(options));
    }

    /** Every backend found, available or not, of highest priority first. */
    public List<BackendStatus> list(BackendOptions options) {
        return providers.statuses(options);
    }

    /**
     * Opens the backend to use.
     *
     * @param name the backend asked for, or empty to choose as the class description says
     * @throws BackendUnavailableException if it is not there or can not be opened, with the reason and the remedy
     */
    public Backend open(Optional<String> name, BackendOptions options) {
        Optional<Request> request = name.map(asked -> new Request(asked, ""))
                .or(() -> request(environment.apply(VARIABLE), "the environment variable " + VARIABLE))
                .or(() -> request(properties.apply(PROPERTY), "the system property " + PROPERTY));
        return request.map(asked -> openNamed(asked, options)).orElseGet(() -> openPreferred(options));
    }

    /** Opens the backend to use with default options, chosen as the class description says. */
    public Backend open() {
        return open(Optional.empty(), BackendOptions.DEFAULT);
    }

    private static Optional<Request> request(String value, String origin) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank()).map(text -> new Request(text, origin));
    }

    private Backend openNamed(Request request, BackendOptions options) {
        BackendProvider provider = providers.find(request.name).orElseThrow(() -> notFound(request, options));
        if (provider.probe(options) instanceof Unavailable obstacle) {
            throw new BackendUnavailableException("backend " + request + " is not available: " + describe(obstacle));
        }
        return open(provider, options);
    }

    private Backend openPreferred(BackendOptions options) {
        for (BackendProvider provider : providers.working()) {
            if (!(provider.probe(options) instanceof Unavailable)) {
                return open(provider, options);
            }
        }
        List<BackendStatus> found = list(options);
        throw new BackendUnavailableException(
                found.isEmpty()
                        ? "no backend is on the class path: add a backend's jar to it"
                        : "no backend is available: "
                                + found.stream()
                                        .map(status ->
                                                status.name() + ": " + describe((Unavailable) status.availability()))
                                        .collect(Collectors.joining("; ")));
    }

    private BackendUnavailableException notFound(Request request, BackendOptions options) {
        List<BackendStatus> found = list(options);
        String names = found.stream().map(BackendStatus::name).collect(Collectors.joining(", "));
        return new BackendUnavailableException("backend " + request + " is not on the class path: add its jar, or use "
                + (found.isEmpty() ? "a jar of another backend (none is found)" : "one of: " + names));
    }

    private static String describe(Unavailable obstacle) {
        return obstacle.reason() + " (" + obstacle.remedy() + ")";
    }

    private record Request(String name, String origin) {
        @Override
        public String toString() {
            return "'" + name + "'" + (origin.isEmpty() ? "" : ", named by " + origin + ",");
        }
    }
}
