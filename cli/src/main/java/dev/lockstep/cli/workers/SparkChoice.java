package dev.lockstep.cli.workers;

import dev.lockstep.api.LockstepException;
import dev.lockstep.cli.option.Argument;
import dev.lockstep.cli.option.Arguments;
import dev.lockstep.distributed.driver.DriverProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/** The options that have executors of a Spark cluster compute. */
final class SparkChoice extends Arguments {
    private static final String VARIABLE = "SPARK_HOME";

    private final Argument<Optional<String>> master = optional(
            String.class,
            OptionSpec.builder("--spark")
                    .paramLabel("MASTER")
                    .description(
                            "Have executors of Spark compute the steps, with the bits of one process: local[2], spark://HOST:7077, or another master."));

    private final Argument<Optional<Integer>> workers = optional(
            Integer.class,
            OptionSpec.builder("--workers")
                    .paramLabel("N")
                    .description(
                            "How many tasks of Spark compute the steps; each takes a slot, of spark.task.cpus cores."));

    private final Argument<Optional<Path>> home = optional(
            Path.class,
            OptionSpec.builder("--spark-home")
                    .paramLabel("FOLDER")
                    .description("The folder of Spark 4.2 or 4.1; else the environment's SPARK_HOME."));

    private final Argument<Map<String, String>> settings = map(OptionSpec.builder("--spark-conf")
            .paramLabel("KEY=VALUE")
            .description("A setting of Spark, before those of its spark-defaults.conf."));

    private Optional<DriverProcess> driver = Optional.empty();

    boolean isGiven() {
        return master.value().isPresent();
    }

    int workers() {
        return workers.value().orElseThrow();
    }

    Optional<String> described() {
        return master.value().map(name -> workers() + " of Spark at " + name);
    }

    void require() {
        if (master.value().isEmpty()) {
            if (workers.value().isPresent()
                    || home.value().isPresent()
                    || !settings.value().isEmpty()) {
                throw new LockstepException(
                        "--workers, --spark-home and --spark-conf are for executors of Spark: add --spark MASTER");
            }
            return;
        }
        if (workers.value().isEmpty()) {
            throw new LockstepException("--spark needs --workers N, the number of tasks that compute");
        }
        if (workers() < 1) {
            throw new LockstepException("--workers must be at least 1, not " + workers());
        }
    }

    /** Spark's driver, which is started when it is first needed. */
    DriverProcess driver() {
        if (driver.isEmpty()) {
            driver = Optional.of(started());
        }
        return driver.get();
    }

    private DriverProcess started() {
        Path folder = home.value()
                .or(() -> Optional.ofNullable(System.getenv(VARIABLE))
                        .filter(text -> !text.isBlank())
                        .map(Path::of))
                .orElseThrow(() -> new LockstepException("--spark needs Spark 4.2, which Lockstep does not"
                        + " bring: name its folder by --spark-home or " + VARIABLE));
        SparkInstallation spark = new SparkInstallation(folder);
        List<Path> jars = LockstepJars.ofThisInstallation().all();
        Map<String, String> all = spark.settings(master.value().orElseThrow(), settings.value(), jars);
        return new DriverProcess(spark.driver(all, jars), all);
    }
}
