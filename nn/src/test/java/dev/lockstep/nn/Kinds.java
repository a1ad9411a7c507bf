package dev.lockstep.nn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the records of this module that are of a kind. */
final class Kinds {
    private Kinds() {}

    /** The simple names of all records that implement an interface. */
    static Set<String> of(Class<?> type) {
        try {
            Path classes = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            try (Stream<Path> files = Files.walk(classes)) {
                return files.filter(file -> file.toString().endsWith(".class"))
                        .map(file -> load(classes.relativize(file)))
                        .filter(found -> found.isRecord() && type.isAssignableFrom(found))
                        .map(Class::getSimpleName)
                        .collect(Collectors.toCollection(TreeSet::new));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (URISyntaxException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Class<?> load(Path file) {
        String name = file.toString().replace('/', '.').replace('\\', '.');
        try {
            return Class.forName(name.substring(0, name.length() - ".class".length()));
        } catch (ClassNotFoundException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
