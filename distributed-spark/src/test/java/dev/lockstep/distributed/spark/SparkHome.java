package dev.lockstep.distributed.spark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The jars of the tests as a folder that looks like a Spark that was installed, and what executors take besides. */
final class SparkHome {
    private static final List<String> CLASS_PATH =
            Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator));

    private SparkHome() {}

    /** Made once; links into a folder that is deleted with the tests' would each be warned of. */
    static Path make() throws IOException {
        Path home = Path.of("target/spark-home").toAbsolutePath();
        Path jars = Files.createDirectories(home.resolve("jars"));
        for (String entry : CLASS_PATH) {
            if (entry.endsWith(".jar") && !isOurs(entry)) {
                Path jar = Path.of(entry);
                Path link = jars.resolve(jar.getFileName());
                Files.deleteIfExists(link);
                Files.createSymbolicLink(link, jar);
            }
        }
        return home;
    }

    /** Lockstep and what comes with it, and the test classes. */
    static String ours() {
        return String.join(
                File.pathSeparator,
                CLASS_PATH.stream().filter(SparkHome::isOurs).toList());
    }

    private static boolean isOurs(String entry) {
        String name = Path.of(entry).getFileName().toString();
        return !name.endsWith(".jar")
                || List.of("lockstep-", "snakeyaml-engine", "fastcsv", "blas-", "arpack", "jna-", "openblas").stream()
                        .anyMatch(name::startsWith);
    }
}
