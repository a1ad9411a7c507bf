package dev.lockstep.distributed.spark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** The jars of the tests as a folder that looks like a Spark that was installed, and what executors take besides. */
final class SparkHome {
    private static final List<String> CLASS_PATH =
            Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator));

    private SparkHome() {}

    /** Made once; links into a folder that is deleted with the tests' would each be warned of. */
    static Path make() throws IOException {
        Path home = Path.of("target/spark-home").toAbsolutePath();
        Path jars = Files.createDirectories(home.resolve("jars"));
        try (Stream<Path> before = Files.list(jars)) {
            for (Path link : before.toList()) {
                Files.delete(link);
            }
        }
        for (String entry : CLASS_PATH) {
            if (entry.endsWith(".jar") && !isOurs(entry) && !isOfTests(entry)) {
                Path jar = Path.of(entry);
                Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar);
            }
        }
        return home;
    }

    /** Lockstep and what comes with it as jars, to be shipped to executors, where Spark's own libraries are found first. */
    static List<Path> ours(Path folder) throws IOException {
        List<Path> jars = new ArrayList<>();
        for (String entry : CLASS_PATH) {
            if (entry.endsWith(".jar") && isOurs(entry)) {
                jars.add(Path.of(entry));
            } else if (Files.isDirectory(Path.of(entry))) {
                jars.add(jar(Path.of(entry), folder.resolve("classes" + jars.size() + ".jar")));
            }
        }
        return jars;
    }

    /** Spark's. */
    static List<Path> sparks() {
        return CLASS_PATH.stream()
                .filter(entry -> entry.endsWith(".jar") && !isOurs(entry) && !isOfTests(entry))
                .map(Path::of)
                .toList();
    }

    private static Path jar(Path classes, Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = classes.relativize(file).toString().replace(File.separatorChar, '/');
                if (!name.equals("META-INF/MANIFEST.MF")) {
                    out.putNextEntry(new JarEntry(name));
                    Files.copy(file, out);
                }
            }
        }
        return jar;
    }

    private static boolean isOfTests(String entry) {
        String name = Path.of(entry).getFileName().toString();
        return List.of("junit-", "assertj-", "opentest4j-", "apiguardian-", "byte-buddy-", "surefire-").stream()
                .anyMatch(name::startsWith);
    }

    private static boolean isOurs(String entry) {
        String name = Path.of(entry).getFileName().toString();
        return !name.endsWith(".jar")
                || List.of("lockstep-", "snakeyaml-engine", "fastcsv", "blas-", "arpack", "jna-", "openblas").stream()
                        .anyMatch(name::startsWith);
    }
}
