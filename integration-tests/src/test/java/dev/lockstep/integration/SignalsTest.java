package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * The JVM's signal handlers outlive every native library, on each JDK.
 *
 * <p>The handlers themselves are looked at, since a JVM that lacks them dies in a few of its starts only: {@code -Dlockstep.starts=60} starts that
 * many.
 */
@EnabledOnOs(OS.LINUX)
class SignalsTest {
    private static final int STARTS = Integer.getInteger("lockstep.starts", 1);

    @TestFactory
    Stream<DynamicTest> nativeLibrariesLeaveTheHandlersOfTheJvm() throws IOException {
        return onEveryJdk(jdk -> {
            ChildProcess run = run(jdk, false, "handlers");
            assertThat(run.out()).as(run.err()).isEqualTo("""
                            blas available true
                            probing {}
                            opening {}
                            compiling {}
                            finishing {}
                            reading {}
                            closing {}
                            opencl available true
                            probing {}
                            opening {}
                            compiling {}
                            finishing {}
                            reading {}
                            closing {}
                            thrown 5
                            """);
            assertThat(run.code()).isZero();
        });
    }

    @TestFactory
    Stream<DynamicTest> threadsCanBeStoppedAfterTheBackendsWereListed() throws IOException {
        return onEveryJdk(jdk -> survives(jdk, false, "before", "opencl available true"));
    }

    @TestFactory
    Stream<DynamicTest> withTheSignalChainingOfTheJdkThreadsCanBeStoppedMeanwhileToo() throws IOException {
        return onEveryJdk(jdk -> survives(jdk, true, "while", "\nmeanwhile [{}]\n"));
    }

    @Test
    void theTestsChainTheHandlersToo() {
        assertThat(System.getenv("LD_PRELOAD")).contains("libjsig.so");
    }

    private static void survives(Path jdk, boolean chaining, String order, String told)
            throws IOException, InterruptedException {
        for (int i : IntStream.range(0, STARTS).toArray()) {
            ChildProcess run = run(jdk, chaining, "safepoints", "2", order);
            assertThat(run.out())
                    .as("start %d: %s", i, run.err())
                    .contains("opencl available true", told)
                    .endsWith("survived\n");
            assertThat(run.code()).isZero();
        }
    }

    private static ChildProcess run(Path jdk, boolean chaining, String... arguments)
            throws IOException, InterruptedException {
        String java = Jdks.java(jdk).toString();
        List<String> command = new ArrayList<>(List.of(
                java,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                SignalsMain.class.getName()));
        command.addAll(List.of(arguments));
        return chaining
                ? ChildProcess.run(
                        Map.of(
                                "LD_PRELOAD",
                                Jdks.signalChaining(java).orElseThrow().toString()),
                        command)
                : ChildProcess.run(Map.of("LD_PRELOAD", ""), command);
    }

    private static Stream<DynamicTest> onEveryJdk(OnJdk test) throws IOException {
        return Jdks.found().entrySet().stream()
                .filter(jdk -> Files.isRegularFile(Jdks.java(jdk.getValue())))
                .map(jdk -> DynamicTest.dynamicTest("JDK " + jdk.getKey(), () -> test.run(jdk.getValue())));
    }

    private interface OnJdk {
        void run(Path home) throws Exception;
    }
}
