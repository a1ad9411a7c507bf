package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.nn.model.ParameterValues;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.training.ResultDigest;
import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingResult;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The program in {@code reference/}, compiled; it trains networks without any of this project's code. */
record ReferenceProgram(Path executable) {
    private static final Path SOURCES = Path.of("..", "reference");

    /**
     * Compiles it into a folder, with the C compiler that the environment variable CC names, else with gcc or clang; for this machine's
     * processor where the compiler can, since fma is a function call on others.
     */
    static ReferenceProgram compile(Path folder) throws IOException, InterruptedException {
        Path executable = folder.resolve("reference");
        ChildProcess compilation = compile(executable, List.of("-march=native"));
        if (compilation.code() != 0) {
            compilation = compile(executable, List.of());
        }
        assertThat(compilation.code()).as(compilation.err()).isZero();
        return new ReferenceProgram(executable);
    }

    private static ChildProcess compile(Path executable, List<String> flags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                compiler(), "-std=c99", "-O3", "-ffp-contract=off", "-Wall", "-Wextra", "-pedantic", "-Werror"));
        command.addAll(flags);
        try (Stream<Path> files = Files.list(SOURCES)) {
            files.map(Path::toString)
                    .filter(file -> file.endsWith(".c"))
                    .sorted()
                    .forEach(command::add);
        }
        command.addAll(List.of("-o", executable.toString(), "-lm"));
        return ChildProcess.run(Map.of(), command);
    }

    /** The bits of a run: of each loss, then each parameter with its shape, then the digest, a line for each. */
    String train(Network network, TrainingOptions options) throws IOException, InterruptedException {
        Path description =
                Files.writeString(executable.resolveSibling("description"), NetworkDescription.of(network, options));
        ChildProcess run = ChildProcess.run(Map.of(), List.of(executable.toString(), description.toString()));
        assertThat(run.code()).as(run.err()).isZero();
        return run.out();
    }

    /** The bits of an elementary function for each line with its name, a dtype and an argument. */
    String functions(List<String> lines) throws IOException, InterruptedException {
        Path arguments = Files.write(executable.resolveSibling("arguments"), lines);
        ChildProcess run =
                ChildProcess.run(Map.of(), List.of(executable.toString(), "functions", arguments.toString()));
        assertThat(run.code()).as(run.err()).isZero();
        return run.out();
    }

    /** The same lines of a run by this project. */
    static String lines(TrainingResult result) {
        StringBuilder lines = new StringBuilder("losses\n");
        append(lines, result.losses());
        result.validation().ifPresent(validation -> append(lines, validation.losses()));
        for (ParameterValues parameter : result.parameters()) {
            lines.append(parameter.name() + " " + parameter.rows() + " " + parameter.columns() + "\n");
            append(lines, parameter.values());
        }
        return lines.append("digest " + ResultDigest.of(result) + "\n").toString();
    }

    /** Numbers as the program prints them. */
    static String lines(double[] values) {
        StringBuilder lines = new StringBuilder();
        append(lines, values);
        return lines.toString();
    }

    private static void append(StringBuilder lines, double[] values) {
        for (double value : values) {
            lines.append("%016x%n".formatted(Double.doubleToLongBits(value)));
        }
    }

    private static String compiler() {
        String named = System.getenv("CC");
        if (named != null) {
            return named;
        }
        return Stream.of("gcc", "clang")
                .filter(ReferenceProgram::isOnPath)
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "neither gcc nor clang is found, and the environment variable CC names no compiler"));
    }

    private static boolean isOnPath(String command) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }
}
