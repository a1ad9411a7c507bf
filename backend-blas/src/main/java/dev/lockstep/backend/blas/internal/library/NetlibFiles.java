package dev.lockstep.backend.blas.internal.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files into which netlib unpacks its native part, one for each process, which stay where a process is killed.
 *
 * <p>Linux keeps a mapped file's bytes without its name, so that one is removed as soon as it is loaded. Elsewhere it goes when the process
 * ends.
 *
 * @param folder where they are
 */
record NetlibFiles(Path folder) {
    private static final String PREFIX = "libnetlibblasjni";
    private static final Path PROCESSES = Path.of("/proc");
    private static final Path OWN_MAPS = Path.of("/proc/self/maps");

    /** A file that is younger may not be loaded yet. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    NetlibFiles {
        try {
            folder = folder.toRealPath();
        } catch (IOException absent) {
            // Then nothing is there either.
        }
    }

    /** Removes those that no living process has loaded, as far as this user may. */
    void removeLeftovers() {
        List<Path> old = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*")) {
            for (Path file : files) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && isOld(file)) {
                    old.add(file);
                }
            }
        } catch (IOException unreadable) {
            return;
        }
        if (!old.isEmpty() && Files.isReadable(OWN_MAPS)) {
            String loaded = loadedAnywhere();
            old.stream().filter(file -> !loaded.contains(file.toString())).forEach(NetlibFiles::remove);
        }
    }

    /** Removes that of this process, once it is loaded. */
    void removeOwn() {
        String beginning = folder.resolve(PREFIX).toString();
        mapped(OWN_MAPS)
                .map(line -> line.substring(Math.max(0, line.indexOf('/'))))
                .filter(path -> path.startsWith(beginning) && !path.endsWith(" (deleted)"))
                .distinct()
                .forEach(path -> remove(Path.of(path)));
    }

    private static boolean isOld(Path file) throws IOException {
        return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                .toInstant()
                .isBefore(Instant.now().minus(GRACE));
    }

    private static String loadedAnywhere() {
        StringBuilder loaded = new StringBuilder();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            processes.forEach(process -> mapped(process.resolve("maps"))
                    .forEach(line -> loaded.append(line).append('\n')));
        } catch (IOException unreadable) {
            return loaded.toString();
        }
        return loaded.toString();
    }

    /** The lines of a process's map that name such a file; none where it is another user's, or is gone. */
    private static Stream<String> mapped(Path maps) {
        try (Stream<String> lines = Files.lines(maps, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.contains(PREFIX)).toList().stream();
        } catch (IOException | UncheckedIOException unreadable) {
            return Stream.empty();
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException ofAnother) {
            // It is for its own user to remove.
        }
    }
}
