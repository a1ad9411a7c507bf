package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The conformance kit on the backends of the distribution, without JUnit. */
class CertifyTest {
    @TempDir
    private Path folder;

    private Distribution distribution;

    @BeforeEach
    void open() throws Exception {
        distribution = Distribution.archived();
    }

    /** In one run, since a JVM that has tested one backend tests the others in half of the time. */
    @Test
    void everyBackendOfTheDistributionPassesAndAnUlpInTheTanhOfAnotherIsCaughtAndNamed() throws Exception {
        Distribution changed = Distribution.copyTo(folder.resolve("lockstep"));
        new ThirdPartyJar(folder.resolve("plain"), changed)
                .change(
                        "PlainFormula.java",
                        "case TANH -> single ? Tanh.of((float) a) : Tanh.of(a);",
                        "case TANH -> single ? Math.nextUp(Tanh.of((float) a)) : Tanh.of(a);")
                .install();

        ChildProcess run = changed.run("certify", "--all", "--quiet", "--threads", "1");

        assertThat(run.out())
                .startsWith("lockstep 0.1.0")
                .containsSubsequence(
                        "\njava\n  device   JVM ",
                        "  threads  1\n",
                        "\nblas\n",
                        "\nopencl\n",
                        "\nplain\n  device   plain loops\n")
                .endsWith("\njava: PASS, blas: PASS, opencl: PASS, plain: FAIL\n");
        String others = run.out().substring(0, run.out().indexOf("\nplain\n"));
        assertThat(others).doesNotContain("FAIL");
        for (String operation : List.of("matmul", "tanh", "subtractScaled", "compile", "training", "closing")) {
            assertThat(others.lines().filter(line -> line.startsWith(operation + " ")))
                    .hasSize(3)
                    .allMatch(line -> line.contains(" PASS "));
        }
        assertThat(run.out().substring(others.length()))
                .containsPattern("\ntanh +FAIL +2 +1 ")
                .containsPattern("\nsigmoid +PASS +2 +0 ")
                .contains("""

                        tanh: 1 of 2 checks failed
                          tanh into 1x24 float32 of [1x24], element (0, 0): found 1.401298464324817E-45 (0x1.0p-149), \
                        the contract gives 0.0 (0x0.0p0)
                        """)
                .containsPattern("\nplain: FAIL: 7 of \\d+ checks failed, in tanh, compile, training, concurrency\n\n");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void aSettingThatABackendRefusesIsNotPassedOver() throws Exception {
        ChildProcess run = distribution.run("certify", "--backend", "opencl", "--device", "abacus");

        assertThat(run.err().lines().filter(line -> !line.startsWith("opening the backend opencl")))
                .singleElement()
                .asString()
                .startsWith("lockstep: backend 'opencl' is not available: ")
                .contains("abacus");
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(3);
    }

    @Test
    void otherCommandsLoadNothingOfTheKit() throws Exception {
        ChildProcess run = distribution.run(Map.of("LOCKSTEP_JAVA_OPTS", "-Xlog:class+load"), "--version");

        assertThat(run.out()).contains(" dev.lockstep.cli.Main ").doesNotContain("dev.lockstep.tck.");
        assertThat(run.code()).isZero();
    }
}
