package dev.lockstep.backend.opencl.internal;

import dev.lockstep.numerics.natives.Host;
import dev.lockstep.numerics.natives.Mounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The folder in which PoCL keeps programs, and kernels of them as libraries; it loads what it finds there and ends the process where that fails.
 *
 * @param folder whether it exists or not
 */
record KernelCache(Path folder) {
    private static final int DEPTH = 8;

    /** That of this process. */
    static KernelCache of(Host host) {
        return new KernelCache(host.variable("POCL_CACHE_DIR")
                .map(Path::of)
                .or(() -> host.variable("XDG_CACHE_HOME").map(home -> Path.of(home, "pocl", "kcache")))
                .or(() -> host.variable("HOME").map(home -> Path.of(home, ".cache", "pocl", "kcache")))
                .orElse(Path.of("/tmp", "pocl", "kcache")));
    }

    /** Whether nothing may be loaded from it. */
    boolean isUnusable() {
        return Mounts.forbidLoading(folder);
    }

    /** A line for each program and each library, with its size and when it was last changed; none where the folder can not be read. */
    Set<String> loaded() {
        try (Stream<Path> files = Files.walk(folder, DEPTH, new FileVisitOption[0])) {
            Set<String> lines = new TreeSet<>();
            for (Path file : (Iterable<Path>) files::iterator) {
                if (isLoaded(file.getFileName().toString())) {
                    lines.add(Files.size(file) + " "
                            + Files.getLastModifiedTime(file).toMillis() + " " + folder.relativize(file));
                }
            }
            return lines;
        } catch (IOException | UncheckedIOException unreadable) {
            return Set.of();
        }
    }

    private static boolean isLoaded(String name) {
        return name.endsWith(".so") || name.equals("program.bc");
    }
}
