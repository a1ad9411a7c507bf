package dev.lockstep.cli.backend;

import dev.lockstep.api.spi.BackendProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** The names of the backends on the class path, of which none is probed. */
public final class BackendNames implements Iterable<String> {
    private static final int MOST_EDITS = 2;
    private static final int LONGEST_NAME = 64;

    @Override
    public Iterator<String> iterator() {
        return all().iterator();
    }

    /** The name that was probably meant by one that no backend has. */
    public static Optional<String> meantBy(String name) {
        List<String> names = all();
        String given = name.strip().toLowerCase(Locale.ROOT);
        if (names.contains(name) || given.length() > LONGEST_NAME) {
            return Optional.empty();
        }
        return names.stream().filter(each -> edits(given, each) <= MOST_EDITS).findFirst();
    }

    private static List<String> all() {
        List<String> names = new ArrayList<>();
        Iterator<BackendProvider> providers = ServiceLoader.load(
                        BackendProvider.class, BackendNames.class.getClassLoader())
                .iterator();
        while (true) {
            try {
                if (!providers.hasNext()) {
                    return names;
                }
                names.add(providers.next().name());
            } catch (ServiceConfigurationError | LinkageError | RuntimeException broken) {
                continue;
            }
        }
    }

    /** How many letters are added, left out or changed. */
    private static int edits(String a, String b) {
        int[] distance = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            distance[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = distance[0];
            distance[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = distance[j];
                distance[j] = Math.min(changed, 1 + Math.min(distance[j - 1], distance[j]));
            }
        }
        return distance[b.length()];
    }
}
