package dev.lockstep.api;

import dev.lockstep.api.spi.Availability.Unavailable;
import dev.lockstep.api.spi.BackendOptions;
import dev.lockstep.api.spi.BackendProvider;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;

/**
 * The providers that a class loader finds, of highest priority first; one that is broken costs only itself.
 *
 * @param working the providers that could be made
 * @param broken those that could not, each with its reason
 */
record DiscoveredProviders(List<BackendProvider> working, List<BackendStatus> broken) {
    private static final String REMEDY = "replace or remove the jar that holds it";

    static DiscoveredProviders load(ClassLoader loader) {
        List<BackendProvider> working = new ArrayList<>();
        List<BackendStatus> broken = new ArrayList<>();
        Iterator<Provider<BackendProvider>> found =
                ServiceLoader.load(BackendProvider.class, loader).stream().iterator();
        while (true) {
            String name = "unreadable provider";
            try {
                if (!found.hasNext()) {
                    break;
                }
                Provider<BackendProvider> next = found.next();
                name = next.type().getName();
                working.add(next.get());
            } catch (ServiceConfigurationError | LinkageError failure) {
                broken.add(new BackendStatus(name, Integer.MIN_VALUE, new Unavailable(reason(failure), REMEDY)));
            }
        }
        working.sort(
                Comparator.comparingInt(BackendProvider::priority).reversed().thenComparing(BackendProvider::name));
        return new DiscoveredProviders(List.copyOf(working), List.copyOf(broken));
    }

    Optional<BackendProvider> find(String name) {
        return working.stream().filter(provider -> provider.name().equals(name)).findFirst();
    }

    List<BackendStatus> statuses(BackendOptions options) {
        List<BackendStatus> statuses = new ArrayList<>();
        for (BackendProvider provider : working) {
            statuses.add(new BackendStatus(provider.name(), provider.priority(), provider.probe(options)));
        }
        statuses.addAll(broken);
        return statuses;
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure.getMessage() : failure.getMessage() + ": " + cause;
    }
}
