package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A picture has the same bytes on every JDK that is found, and so have a card and a log but for what they say of the machine and the time. */
class PlotsOnEveryJdkTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenOfARunDoesNotDependOnTheJdk() throws Exception {
        Set<String> pictures = new LinkedHashSet<>();
        Set<String> cards = new LinkedHashSet<>();
        Set<String> logs = new LinkedHashSet<>();
        for (Map.Entry<Integer, Path> jdk : Jdks.found().entrySet()) {
            Path own = Files.createDirectory(folder.resolve("jdk-" + jdk.getKey()));
            ChildProcess run = ChildProcess.run(
                    Map.of(),
                    List.of(
                            Jdks.java(jdk.getValue()).toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "dev.lockstep.cli.Main",
                            "train",
                            Path.of("..", "examples", "penguins", "penguins.yaml")
                                    .toString(),
                            "--backend",
                            "java",
                            "--plot",
                            own.resolve("run.svg").toString(),
                            "--card",
                            own.resolve("run.md").toString(),
                            "--log",
                            own.resolve("run.jsonl").toString()));
            assertThat(run.code()).as(run.err()).isZero();
            pictures.add(Files.readString(own.resolve("run.svg")));
            cards.add(Files.readString(own.resolve("run.md")).replaceFirst("(?s)## Environment.*", ""));
            logs.add(Files.readString(own.resolve("run.jsonl"))
                    .replaceFirst("\"environment\":.*", "")
                    .replaceAll("\"seconds\":[^,}]*", ""));
        }

        assertThat(pictures).hasSize(1);
        assertThat(cards).hasSize(1);
        assertThat(logs).hasSize(1);
    }
}
