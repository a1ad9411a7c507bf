package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.lockstep.numerics.natives.Checksums;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The distribution says what is in it. */
class SupplyChainTest {
    @TempDir
    private Path folder;

    private Path home;

    @BeforeEach
    void copy() throws IOException {
        home = Distribution.copyTo(folder.resolve("copy")).home();
    }

    @Test
    void theBillOfMaterialsHasTheChecksumOfEveryJarThatTheCommandDependsOn() throws IOException {
        assumeThat(home.resolve("bom.json"))
                .as("the bill of materials, which Maven makes only online")
                .exists();
        String bill = Files.readString(home.resolve("bom.json"));

        assertThat(bill)
                .contains(
                        "\"bomFormat\" : \"CycloneDX\"",
                        "\"name\" : \"lockstep-cli\"",
                        "pkg:maven/info.picocli/picocli@");
        for (Path jar : jars()) {
            String name = jar.getFileName().toString();
            if (!name.startsWith("lockstep-distributed-spark-")) {
                assertThat(bill.contains(Checksums.sha256(jar)))
                        .as(jar.toString())
                        .isTrue();
            }
        }
    }

    @Test
    void theNoticeNamesEveryLibraryOfOthers() throws IOException {
        String notice = Files.readString(home.resolve("NOTICE"));

        assertThat(home.resolve("LICENSE")).isRegularFile();
        for (Path jar : jars()) {
            String name = jar.getFileName().toString().replaceFirst("-[0-9].*", "");
            if (!name.startsWith("lockstep-")) {
                assertThat(notice).containsPattern("(?m)^ .*\\b" + name + "\\b");
            }
        }
    }

    private List<Path> jars() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }
}
