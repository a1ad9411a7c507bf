package dev.lockstep.integration;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The Java installations of this machine: that of this JVM, those in the variable LOCKSTEP_JDKS (a list like a class path) and JAVA_HOME,
 * and those in /usr/lib/jvm.
 */
final class Jdks {
    private static final Path SYSTEM_FOLDER = Path.of("/usr/lib/jvm");

    private Jdks() {}

    /** One installation of each feature version from 17 on, that of this JVM for its version. */
    static SortedMap<Integer, Path> found() throws IOException {
        List<Path> homes = new ArrayList<>();
        homes.add(Path.of(System.getProperty("java.home")));
        Stream.of(System.getenv("LOCKSTEP_JDKS"), System.getenv("JAVA_HOME"))
                .filter(Objects::nonNull)
                .flatMap(list -> Arrays.stream(list.split(java.io.File.pathSeparator)))
                .filter(home -> !home.isBlank())
                .map(Path::of)
                .forEach(homes::add);
        if (Files.isDirectory(SYSTEM_FOLDER)) {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(SYSTEM_FOLDER)) {
                folders.forEach(homes::add);
            }
        }
        SortedMap<Integer, Path> found = new TreeMap<>();
        for (Path home : homes) {
            featureVersion(home)
                    .filter(version -> version >= 17)
                    .ifPresent(version -> found.putIfAbsent(version, home));
        }
        return found;
    }

    static Path java(Path home) {
        return home.resolve("bin").resolve(System.getProperty("os.name").startsWith("Windows") ? "java.exe" : "java");
    }

    /** The JDK's library that chains signal handlers, if the command is a JDK's {@code java} and has it. */
    static Optional<Path> signalChaining(String command) {
        Path java = Path.of(command);
        if (!java.isAbsolute() || !java.endsWith(Path.of("bin", "java"))) {
            return Optional.empty();
        }
        Path library = java.getParent().resolveSibling("lib").resolve("libjsig.so");
        return Optional.of(library).filter(Files::isRegularFile);
    }

    /** A copy of what it takes to start an installation, whose classes are linked. */
    static Path copyOf(Path home, Path folder) throws IOException {
        for (String name : List.of("bin/java", "release", "lib/jvm.cfg")) {
            copy(home, name, folder);
        }
        try (Stream<Path> files = Files.walk(home.toRealPath().resolve("lib"), 2)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".so")).toList()) {
                copy(home, home.toRealPath().relativize(file).toString(), folder);
            }
        }
        Files.createSymbolicLink(
                folder.resolve("lib/modules"), home.toRealPath().resolve("lib/modules"));
        Files.createSymbolicLink(folder.resolve("conf"), home.toRealPath().resolve("conf"));
        return folder;
    }

    private static void copy(Path home, String name, Path folder) throws IOException {
        Path copy = folder.resolve(name);
        Files.createDirectories(copy.getParent());
        Files.copy(home.resolve(name), copy, StandardCopyOption.COPY_ATTRIBUTES);
    }

    private static Optional<Integer> featureVersion(Path home) throws IOException {
        Path release = home.resolve("release");
        if (!Files.isReadable(release) || !Files.isExecutable(java(home))) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (InputStream content = Files.newInputStream(release)) {
            properties.load(content);
        }
        String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
        return version.isEmpty()
                ? Optional.empty()
                : Optional.of(Runtime.Version.parse(version).feature());
    }
}
