package dev.lockstep.api;

import dev.lockstep.api.opening.Availability.Unavailable;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.api.spi.BackendProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /**
     * Opens the backend of that name on the class path, with as many threads as there are processors.
     *
     * @throws BackendUnavailableException if it is not there or can not be opened, with the reason and the remedy
     */
    public static Backend open(String name) {
        return open(name, BackendOptions.DEFAULT);
    }

    /**
     * Opens the backend of that name on the class path.
     *
     * @throws BackendUnavailableException if it is not there or can not be opened, with the reason and the remedy
     */
    public static Backend open(String name, BackendOptions options) {
        return onClassPath().open(Optional.of(name), options);
    }

    /**
     * Opens a provider's backend directly, where discovery is not wanted.
     *
     * @throws BackendUnavailableException if it can not be opened, with the reason and the remedy
     */
    public static Backend open(BackendProvider provider, BackendOptions options) {
        return NamedProvider.of(provider).open(options);
    }

    /**
     * Every backend found, available or not, of highest priority first; then what is broken: providers that could not be made,
     * providers whose name another of higher priority has, and files on the class path that are named as jars but are none.
     */
    public List<BackendStatus> list(BackendOptions options) {
        return stream(options).toList();
    }

    /** What {@link #list} finds, each backend touched only when the stream comes to it. */
    public Stream<BackendStatus> stream(BackendOptions options) {
        return stream(name -> options);
    }

    /** As {@link #stream(BackendOptions)}, each backend with options of its own. */
    public Stream<BackendStatus> stream(Function<String, BackendOptions> optionsOf) {
        return Stream.concat(
                providers.working().stream().map(provider -> provider.status(optionsOf.apply(provider.name()))),
                Stream.of(this).flatMap(backends -> backends.broken().stream()));
    }

    /** What {@link #list} says of the backend with this name; no other is touched. Empty if there is none. */
    public Optional<BackendStatus> status(String name, BackendOptions options) {
        return providers.find(name).map(provider -> provider.status(options));
    }

    /** The settings that the backend with this name has, each with what it says; no backend is touched. Empty if there is none. */
    public Optional<Map<String, String>> settings(String name) {
        return providers.find(name).map(NamedProvider::settings);
    }

    /**
     * Opens the backend to use.
     *
     * @param name the backend asked for, or empty to choose as the class description says
     * @throws BackendUnavailableException if it is not there or can not be opened, with the reason and the remedy
     */
    public Backend open(Optional<String> name, BackendOptions options) {
        return choose(name, options).open(options);
    }

    /**
     * The provider of the backend that {@link #open(Optional, BackendOptions)} opens, for tests of a backend that open it themselves.
     *
     * @throws BackendUnavailableException if it is not there or not available, with the reason and the remedy
     */
    public BackendProvider provider(Optional<String> name, BackendOptions options) {
        return choose(name, options).provider();
    }

    /** Opens the backend to use with default options, chosen as the class description says. */
    public Backend open() {
        return open(Optional.empty(), BackendOptions.DEFAULT);
    }

    private NamedProvider choose(Optional<String> name, BackendOptions options) {
        Optional<Request> request = name.map(asked -> new Request(asked, ""))
                .or(() -> request(environment.apply(VARIABLE), "the environment variable " + VARIABLE))
                .or(() -> request(properties.apply(PROPERTY), "the system property " + PROPERTY));
        return request.map(asked -> named(asked, options)).orElseGet(() -> preferred(options));
    }

    private static Optional<Request> request(String value, String origin) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank()).map(text -> new Request(text, origin));
    }

    private NamedProvider named(Request request, BackendOptions options) {
        NamedProvider provider = providers.find(request.name).orElseThrow(() -> notFound(request));
        if (provider.status(options).availability() instanceof Unavailable obstacle) {
            throw new BackendUnavailableException("backend " + request + " is not available: " + describe(obstacle));
        }
        return provider;
    }

    private NamedProvider preferred(BackendOptions options) {
        List<BackendStatus> unavailable = new ArrayList<>();
        for (NamedProvider provider : providers.working()) {
            BackendStatus status = provider.status(options);
            if (status.isAvailable()) {
                return provider;
            }
            unavailable.add(status);
        }
        unavailable.addAll(broken());
        throw new BackendUnavailableException(
                unavailable.isEmpty()
                        ? "no backend is on the class path: add a backend's jar to it"
                        : "no backend is available: " + describe(unavailable));
    }

    private BackendUnavailableException notFound(Request request) {
        String names = providers.working().stream().map(NamedProvider::name).collect(Collectors.joining(", "));
        List<BackendStatus> broken = broken();
        return new BackendUnavailableException("backend " + request + " is not on the class path: add its jar"
                + (names.isEmpty() ? "" : ", or use one of: " + names)
                + (broken.isEmpty() ? "" : "; broken there: " + describe(broken)));
    }

    private List<BackendStatus> broken() {
        List<BackendStatus> broken = new ArrayList<>(providers.broken());
        broken.addAll(UnreadableJars.on(Objects.requireNonNullElse(properties.apply("java.class.path"), "")));
        return broken;
    }

    private static String describe(List<BackendStatus> unavailable) {
        return unavailable.stream()
                .map(status -> status.name() + ": " + describe((Unavailable) status.availability()))
                .collect(Collectors.joining("; "));
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
