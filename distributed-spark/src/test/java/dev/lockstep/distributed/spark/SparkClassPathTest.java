package dev.lockstep.distributed.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Executors find Spark's libraries before those that are shipped to them, so that none may be in both. */
class SparkClassPathTest {
    @TempDir
    private Path folder;

    @Test
    void noPackageOfOursIsOneOfSparks() throws IOException {
        Map<String, Path> ofSpark = new HashMap<>();
        for (Path jar : SparkHome.sparks()) {
            packages(jar).forEach(name -> ofSpark.put(name, jar));
        }
        assertThat(ofSpark).containsKeys("org/apache/spark", "scala");
        Set<String> both = new TreeSet<>();
        for (Path jar : SparkHome.ours(folder)) {
            for (String name : packages(jar)) {
                if (ofSpark.containsKey(name)) {
                    both.add(name + " in " + jar + " and " + ofSpark.get(name));
                }
            }
        }
        assertThat(both).isEmpty();
    }

    private static Set<String> packages(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class") && name.indexOf('/') > 0 && !name.startsWith("META-INF/"))
                    .map(name -> name.substring(0, name.lastIndexOf('/')))
                    .collect(Collectors.toSet());
        }
    }
}
