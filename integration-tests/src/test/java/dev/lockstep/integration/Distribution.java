package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The assembled distribution, or a copy of it to change, run in child processes. */
record Distribution(Path home) {
    private static final Path ASSEMBLED =
            Path.of("..", "distribution", "target", "lockstep").toAbsolutePath().normalize();

    private static boolean archiveAsked;

    private static Distribution assembled() {
        assertThat(ASSEMBLED.resolve("lib"))
                .as("the distribution, which 'mvn verify' assembles before these tests")
                .isDirectory();
        return new Distribution(ASSEMBLED);
    }

    /**
     * The distribution where it is assembled, for tests that change nothing of it, with an archive of classes: the first test that asks makes it, and each
     * start takes a third less processor time.
     */
    static synchronized Distribution archived() throws IOException, InterruptedException {
        Distribution assembled = assembled();
        if (!archiveAsked) {
            Path lock = Path.of("target", "archive.lock");
            try (FileChannel file = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock ofOtherJvms = file.lock()) {
                assertThat(ofOtherJvms.isValid()).isTrue();
                ChildProcess made = assembled.run(Map.of("LOCKSTEP_ARCHIVE", "make"), "--version");
                assertThat(made.code()).as(made.err()).isZero();
            }
            archiveAsked = true;
        }
        return assembled;
    }

    /** Copies the distribution as it is assembled, without archives, to a folder that is not there yet. */
    static Distribution copyTo(Path folder) throws IOException {
        Distribution assembled = assembled();
        return assembled.copyTo(folder, file -> !file.startsWith(assembled.archives()));
    }

    /** Copies this one, files with their dates, to a folder that is not there yet. */
    Distribution copyAllTo(Path folder) throws IOException {
        return copyTo(folder, file -> true);
    }

    private Distribution copyTo(Path folder, Predicate<Path> copied) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(copied).toList()) {
                Files.copy(file, folder.resolve(home.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return new Distribution(folder);
    }

    Path launcher() {
        return home.resolve("bin").resolve("lockstep");
    }

    Path backends() {
        return home.resolve("backends");
    }

    /** The folder of the class-data archives, which is there once one was made. */
    Path archives() {
        return home.resolve("archives");
    }

    /** The jar in the folder backends/ of the backend with this name. */
    Path backendJar(String name) throws IOException {
        try (Stream<Path> jars = Files.list(backends())) {
            return jars.filter(jar -> jar.getFileName().toString().startsWith("lockstep-backend-" + name + "-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** A class path of the jars in lib/ whose names start so. */
    String libraries(String... starts) throws IOException {
        try (Stream<Path> jars = Files.list(home.resolve("lib"))) {
            return jars.filter(
                            jar -> Stream.of(starts).anyMatch(jar.getFileName().toString()::startsWith))
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    ChildProcess run(String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), arguments);
    }

    /** Runs the launcher; a variable with an empty value is removed from the environment. */
    ChildProcess run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(launcher().toString()));
        command.addAll(List.of(arguments));
        return ChildProcess.run(environment, command);
    }

    /** Runs plain Java with everything on the class path. */
    ChildProcess runWithoutLauncher(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Jdks.java(Path.of(System.getProperty("java.home"))).toString(),
                "-cp",
                home.resolve("lib") + "/*" + File.pathSeparator + backends() + "/*",
                "dev.lockstep.cli.Main"));
        command.addAll(List.of(arguments));
        return ChildProcess.run(Map.of(), command);
    }
}
