package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.opening.BackendOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Trains every documented network in both dtypes in a JVM of its own. */
final class OtherJvm {
    private OtherJvm() {}

    /** Requires the golden bits of a JDK with these arguments and variables; what is trained on is as in {@link #main}. */
    static void requireGoldenBits(
            Path jdk, List<String> jvmArguments, Map<String, String> environment, String... backend)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Jdks.java(jdk).toString()));
        command.addAll(jvmArguments);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), OtherJvm.class.getName()));
        command.addAll(List.of(backend));
        ChildProcess run = ChildProcess.run(environment, command);
        assertThat(run.out())
                .as(run.err())
                .isEqualTo("0 of " + DocumentedRun.all().count() + " runs differ\n");
    }

    /** Prints how the bits differ; the arguments are a backend, the number of threads, and settings as name=value. */
    public static void main(String[] arguments) {
        BackendOptions options = BackendOptions.ofThreads(Integer.parseInt(arguments[1]));
        for (int i = 2; i < arguments.length; i++) {
            String[] setting = arguments[i].split("=", 2);
            options = options.with(setting[0], setting[1]);
        }
        try (Backend backend = Backends.onClassPath().open(Optional.of(arguments[0]), options)) {
            List<DocumentedRun> runs = DocumentedRun.all().toList();
            List<String> differences = runs.stream()
                    .flatMap(run -> run.differenceOn(backend).stream())
                    .toList();
            differences.forEach(System.out::println);
            System.out.println(differences.size() + " of " + runs.size() + " runs differ");
        }
    }
}
