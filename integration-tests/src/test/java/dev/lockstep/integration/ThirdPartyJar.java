package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** The sample backend {@code plain} of docs/write-a-backend.md as a jar, compiled against the distribution's jars that the page names. */
final class ThirdPartyJar {
    private static final Path SAMPLE = Path.of("..", "backend-tck", "src", "test");
    private static final Path SOURCES = SAMPLE.resolve("java").resolve(Path.of("com", "example", "plain"));
    private static final Path RESOURCES = SAMPLE.resolve("resources");

    private final Path project;
    private final Distribution distribution;

    /** Copies the sample's sources, without its tests, to a folder that is not there yet. */
    ThirdPartyJar(Path project, Distribution distribution) throws IOException {
        this.project = project;
        this.distribution = distribution;
        Files.createDirectories(project);
        try (Stream<Path> sources = Files.list(SOURCES)) {
            for (Path source : sources.toList()) {
                if (!source.toString().endsWith("Test.java")) {
                    Files.copy(source, project.resolve(source.getFileName()));
                }
            }
        }
    }

    /** Changes a source, in which the text to replace stands once. */
    ThirdPartyJar change(String source, String text, String replacement) throws IOException {
        Path file = project.resolve(source);
        String before = Files.readString(file);
        assertThat(before).containsOnlyOnce(text);
        Files.writeString(file, before.replace(text, replacement));
        return this;
    }

    /** Makes the jar in the distribution's folder backends/. */
    Path install() throws IOException {
        Path classes = project.resolve("classes");
        List<String> compilation = new ArrayList<>(List.of("--release", "17", "-d", classes.toString()));
        compilation.addAll(List.of("-cp", distribution.libraries("lockstep-api-", "lockstep-numerics-")));
        try (Stream<Path> files = Files.list(project)) {
            compilation.addAll(files.map(Path::toString).toList());
        }
        run("javac", compilation);
        Path jar = distribution.backends().resolve("plain-backend-1.0.jar");
        List<String> packing = new ArrayList<>(List.of("--create", "--file", jar.toString()));
        packing.addAll(List.of("-C", classes.toString(), "."));
        packing.addAll(List.of("-C", RESOURCES.toString(), "."));
        run("jar", packing);
        return jar;
    }

    private static void run(String tool, List<String> arguments) {
        StringWriter output = new StringWriter();
        PrintWriter printer = new PrintWriter(output, true);
        int code = ToolProvider.findFirst(tool).orElseThrow().run(printer, printer, arguments.toArray(String[]::new));
        assertThat(code).as(output.toString()).isZero();
    }
}
