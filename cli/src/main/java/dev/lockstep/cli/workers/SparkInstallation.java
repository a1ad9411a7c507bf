package dev.lockstep.cli.workers;

import dev.lockstep.api.LockstepException;
import dev.lockstep.distributed.process.ChildProcess;
import dev.lockstep.distributed.run.WorkersLostException;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** A Spark that the user has installed: how its driver is started, and with which settings. */
final class SparkInstallation {
    private static final String DRIVER = "dev.lockstep.distributed.spark.command.SparkDriver";
    private static final String MEMORY = "spark.driver.memory";
    private static final String MODULE_OPTIONS = "org.apache.spark.launcher.JavaModuleOptions";

    private final Path home;
    private final List<Path> jars;

    /** @throws LockstepException if there is no Spark in the folder */
    SparkInstallation(Path home) {
        this.home = home.toAbsolutePath();
        Path folder = this.home.resolve("jars");
        try (Stream<Path> files = Files.list(folder)) {
            jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new LockstepException(
                    "there is no Spark in " + home + ", which has no folder jars: name the folder that was unpacked",
                    failure);
        }
        if (jars.stream().noneMatch(jar -> jar.getFileName().toString().startsWith("spark-core_2.13-"))) {
            throw new LockstepException(
                    "there is no Spark for Scala 2.13 in " + home + ": " + folder + " has no spark-core_2.13 jar");
        }
    }

    /**
     * The command that starts the driver, on the JDK of this JVM, with the heap that the settings give it.
     *
     * @param settings of Spark
     * @param ours jars that come behind Spark's own
     * @throws WorkersLostException if one of all these can not be read
     */
    List<String> driver(Map<String, String> settings, List<Path> ours) {
        Stream.concat(jars.stream(), ours.stream()).forEach(SparkInstallation::requireWhole);
        List<String> command = new ArrayList<>();
        command.add(ChildProcess.java());
        command.addAll(moduleOptions());
        // Where the JVM does not start it says why on standard output otherwise, where the driver's answers are.
        command.add("-XX:+DisplayVMOutputToStderr");
        Optional.ofNullable(settings.get(MEMORY)).ifPresent(heap -> command.add(largest(heap)));
        command.add("-cp");
        command.add(Stream.concat(Stream.of(configuration()), Stream.concat(jars.stream(), ours.stream()))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator)));
        command.add(DRIVER);
        return command;
    }

    /**
     * The settings of Spark: those given, then those of {@code spark-defaults.conf}, then ours.
     *
     * @param ours jars for the executors
     */
    Map<String, String> settings(String master, Map<String, String> given, List<Path> ours) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("spark.ui.enabled", "false");
        settings.put("spark.log.level", "WARN");
        settings.putAll(defaults());
        settings.putAll(given);
        settings.put("spark.master", master);
        if (!master.startsWith("local")) {
            String more = settings.getOrDefault("spark.jars", "");
            settings.put(
                    "spark.jars",
                    ours.stream().map(Path::toString).collect(Collectors.joining(","))
                            + (more.isEmpty() ? "" : "," + more));
        }
        return settings;
    }

    /** The JVM passes over what is no jar, and then lacks a class of it. */
    private static void requireWhole(Path jar) {
        try (ZipFile whole = new ZipFile(jar.toFile())) {
            whole.size();
        } catch (IOException failure) {
            throw new WorkersLostException(jar + " is damaged or can not be read: install it again", failure);
        }
    }

    private static String largest(String heap) {
        if (!heap.matches("[1-9][0-9]{0,17}[kmgtKMGT]?")) {
            throw new LockstepException(MEMORY + " must be a size as in 512m or 4g, not '" + heap + "'");
        }
        return "-Xmx" + heap;
    }

    private Path configuration() {
        return Optional.ofNullable(System.getenv("SPARK_CONF_DIR"))
                .map(Path::of)
                .orElseGet(() -> home.resolve("conf"));
    }

    private Map<String, String> defaults() {
        Path file = configuration().resolve("spark-defaults.conf");
        Map<String, String> read = new LinkedHashMap<>();
        if (Files.isRegularFile(file)) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException failure) {
                throw new LockstepException(file + " can not be read: " + failure.getMessage(), failure);
            }
            properties.stringPropertyNames().stream()
                    .sorted()
                    .filter(name -> name.startsWith("spark."))
                    .forEach(name -> read.put(name, properties.getProperty(name).strip()));
        }
        return read;
    }

    /** Spark itself says which packages of the JDK it opens. */
    private List<String> moduleOptions() {
        try (URLClassLoader loader = new URLClassLoader(urls(), ClassLoader.getPlatformClassLoader())) {
            Object options = loader.loadClass(MODULE_OPTIONS)
                    .getMethod("defaultModuleOptionArray")
                    .invoke(null);
            return Arrays.asList((String[]) options);
        } catch (ReflectiveOperationException | ClassCastException | IOException failure) {
            // Without the cause: a class that is missing there says nothing of this installation.
            throw new LockstepException(
                    "the Spark in " + home + " does not say how its JVM is started: take Spark 4.2 or 4.1");
        }
    }

    private URL[] urls() throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (Path jar : jars) {
            urls.add(jar.toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }
}
