package dev.lockstep.api;

import dev.lockstep.api.opening.Availability.Unavailable;
import dev.lockstep.api.spi.BackendProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;
import java.util.Set;

/**
 * The providers that a class loader finds, of highest priority first; one that is broken costs only itself.
 *
 * @param working the providers that could be made, each with a name of its own
 * @param broken those that could not, or whose name is taken, each with its reason
 */
record DiscoveredProviders(List<NamedProvider> working, List<BackendStatus> broken) {
    /** Where a class loader fails at every attempt, the search would never end. */
    static final int MOST_FAILURES = 100;

    private static final String REMEDY = "replace or remove the jar that holds it";

    static DiscoveredProviders load(ClassLoader loader) {
        List<NamedProvider> made = new ArrayList<>();
        Set<BackendStatus> broken = new LinkedHashSet<>();
        Iterator<Provider<BackendProvider>> found =
                ServiceLoader.load(BackendProvider.class, loader).stream().iterator();
        int failures = 0;
        while (failures < MOST_FAILURES) {
            String name = "unreadable provider";
            try {
                if (!found.hasNext()) {
                    break;
                }
                Provider<BackendProvider> next = found.next();
                name = next.type().getName();
                made.add(NamedProvider.of(next.get()));
            } catch (RuntimeException | Error failure) {
                failures++;
                broken.add(broken(name, reason(failure), REMEDY));
            }
        }
        if (failures == MOST_FAILURES) {
            broken.add(broken(
                    "further providers", "the search stopped after " + failures + " broken ones", "remove their jars"));
        }
        return withDistinctNames(made, broken);
    }

    Optional<NamedProvider> find(String name) {
        return working.stream().filter(provider -> provider.name().equals(name)).findFirst();
    }

    private static DiscoveredProviders withDistinctNames(List<NamedProvider> made, Set<BackendStatus> broken) {
        made.sort(DiscoveredProviders::highestPriorityFirst);
        Map<String, NamedProvider> byName = new LinkedHashMap<>();
        for (NamedProvider provider : made) {
            NamedProvider preferred = byName.putIfAbsent(provider.name(), provider);
            if (preferred != null) {
                broken.add(new BackendStatus(
                        provider.name(),
                        provider.priority(),
                        new Unavailable(
                                provider.className() + " has the same name as " + preferred.className()
                                        + ", which is used",
                                "remove the jar of one of the two")));
            }
        }
        return new DiscoveredProviders(List.copyOf(byName.values()), List.copyOf(broken));
    }

    /** Not of the JDK's parts of comparators, for which the JVM writes code at each start. */
    private static int highestPriorityFirst(NamedProvider one, NamedProvider other) {
        int byPriority = Integer.compare(other.priority(), one.priority());
        int byName = byPriority == 0 ? one.name().compareTo(other.name()) : byPriority;
        return byName == 0 ? one.className().compareTo(other.className()) : byName;
    }

    private static BackendStatus broken(String name, String reason, String remedy) {
        return new BackendStatus(name, Integer.MIN_VALUE, new Unavailable(reason, remedy));
    }

    private static String reason(Throwable failure) {
        String reason = failure instanceof ServiceConfigurationError ? failure.getMessage() : failure.toString();
        return failure.getCause() == null ? reason : reason + ": " + failure.getCause();
    }
}
