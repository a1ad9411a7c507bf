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

/** Trains every documented network in both dtypes, on some backends in a JVM of their own. */
final class OtherJvm {
    private OtherJvm() {}

    /** Requires the golden bits of a JDK with these arguments and variables; the backends are as in {@link #main}. */
    static void requireGoldenBits(
            Path jdk, List<String> jvmArguments, Map<String, String> environment, List<String> backends)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Jdks.java(jdk).toString()));
        command.addAll(jvmArguments);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), OtherJvm.class.getName()));
        command.addAll(backends);
        ChildProcess run = ChildProcess.run(environment, command);
        long runs = DocumentedRun.all().count();
        assertThat(run.out().lines())
                .as(run.err())
                .containsExactlyElementsOf(backends.stream()
                        .map(backend -> "0 of " + runs + " runs differ on " + backend)
                        .toList());
    }

    /** Prints how the bits differ; each argument has a backend, the number of threads, and settings as name=value, with spaces between. */
    public static void main(String[] arguments) {
        for (String argument : arguments) {
            String[] words = argument.split(" ");
            BackendOptions options = BackendOptions.ofThreads(Integer.parseInt(words[1]));
            for (int i = 2; i < words.length; i++) {
                String[] setting = words[i].split("=", 2);
                options = options.with(setting[0], setting[1]);
            }
            try (Backend backend = Backends.onClassPath().open(Optional.of(words[0]), options)) {
                List<DocumentedRun> runs = DocumentedRun.all().toList();
                List<String> differences = runs.stream()
                        .flatMap(run -> run.differenceOn(backend).stream())
                        .toList();
                differences.forEach(System.out::println);
                System.out.println(differences.size() + " of " + runs.size() + " runs differ on " + argument);
            }
        }
    }
}
