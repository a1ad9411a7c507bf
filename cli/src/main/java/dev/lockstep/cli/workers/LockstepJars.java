package dev.lockstep.cli.workers;

import dev.lockstep.api.LockstepException;
import dev.lockstep.distributed.driver.DriverProcess;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The jars of this installation that Spark needs: what trains, and the backends, but nothing of the command, since libraries of both would meet.
 *
 * @param lib those that train
 * @param spark the one that names Spark's classes
 */
record LockstepJars(List<Path> lib, List<Path> backends, Path spark) {
    private static final List<String> TRAINING = List.of(
            "lockstep-api-",
            "lockstep-numerics-",
            "lockstep-conformance-",
            "lockstep-nn-",
            "lockstep-data-",
            "lockstep-models-",
            "lockstep-trainer-",
            "lockstep-distributed-",
            "snakeyaml-engine-",
            "fastcsv-");

    /** @throws LockstepException if this is no installation, or one without the part for Spark */
    static LockstepJars ofThisInstallation() {
        Path jar = place();
        Path home = jar.resolve("../..").normalize();
        if (!Files.isRegularFile(jar) || !Files.isDirectory(home.resolve("backends"))) {
            throw new LockstepException(
                    "--spark is for an installation of Lockstep, with its jars in lib and backends");
        }
        List<Path> lib = jars(home.resolve("lib")).stream()
                .filter(each -> TRAINING.stream()
                        .anyMatch(name -> each.getFileName().toString().startsWith(name)))
                .toList();
        List<Path> spark = jars(home.resolve("spark"));
        if (spark.isEmpty()) {
            throw new LockstepException("this installation was built without its part for Spark, "
                    + home.resolve("spark") + ": build it with 'mvn -DskipTests package', which fetches Spark's jars");
        }
        return new LockstepJars(lib, jars(home.resolve("backends")), spark.get(0));
    }

    /** For executors and for the driver, which is one in local mode. */
    List<Path> all() {
        List<Path> all = new ArrayList<>(lib);
        all.addAll(backends);
        all.add(spark);
        return all;
    }

    private static Path place() {
        try {
            return Path.of(DriverProcess.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toAbsolutePath();
        } catch (URISyntaxException failure) {
            throw new LockstepException("the place of Lockstep's jars is unknown: " + failure.getMessage(), failure);
        }
    }

    private static List<Path> jars(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new LockstepException(folder + " can not be read: " + failure.getMessage(), failure);
        }
    }
}
