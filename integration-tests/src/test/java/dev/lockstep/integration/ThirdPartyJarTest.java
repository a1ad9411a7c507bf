package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backend that someone else wrote and packed, added to the distribution: found, used, compared, and missed when it is gone. */
class ThirdPartyJarTest {
    @TempDir
    private Path folder;

    private Distribution distribution;
    private ThirdPartyJar plain;

    @BeforeEach
    void prepare() throws Exception {
        distribution = Distribution.copyTo(folder.resolve("lockstep"));
        plain = new ThirdPartyJar(folder.resolve("plain"), distribution);
    }

    @Test
    void isListedAndHasTheBitsOfJava() throws Exception {
        plain.install();

        ChildProcess listed = distribution.run("backends");
        ChildProcess compared = distribution.run("compare", "xor", "--backends", "java,plain", "--quiet");

        assertThat(listed.out().lines().filter(line -> line.endsWith(": available")))
                .containsExactly("java: available", "blas: available", "opencl: available", "plain: available");
        assertThat(listed.out()).endsWith("""
                        plain: available
                          device   plain loops
                          dtypes   float64, float32
                          threads  1
                          probe    PASS
                        """);
        assertThat(listed.code()).isZero();
        assertThat(trace("plain")).isEqualTo(trace("java")).hasSize(5001);
        assertThat(compared.out())
                .matches("xor: identical: 5000 losses, 12 weights, SHA-256 [0-9a-f]{64} on java, plain\n");
        assertThat(compared.err()).isEmpty();
        assertThat(compared.code()).isZero();
    }

    @Test
    void isUsedWhereNoOtherIsThereAndMissedWhenItIsGone() throws Exception {
        Path jar = plain.install();
        for (String backend : List.of("java", "blas", "opencl")) {
            Files.delete(distribution.backendJar(backend));
        }

        ChildProcess alone = distribution.run("train", "xor", "--quiet");
        ChildProcess withoutLauncher = distribution.runWithoutLauncher("train", "xor", "--quiet");
        Files.delete(jar);
        ChildProcess gone = distribution.run("train", "xor", "--quiet");
        ChildProcess missed = distribution.run("train", "xor", "--backend", "plain");

        assertThat(List.of(alone, withoutLauncher)).allSatisfy(run -> {
            assertThat(run.out()).containsPattern("\nxor +plain +5000 ").contains("0.06350960088");
            assertThat(run.code()).isZero();
        });
        assertThat(gone.err()).isEqualTo("lockstep: no backend is on the class path: add a backend's jar to it\n");
        assertThat(gone.code()).isEqualTo(3);
        assertThat(missed.err()).isEqualTo("lockstep: backend 'plain' is not on the class path: add its jar\n");
        assertThat(missed.code()).isEqualTo(3);
    }

    @Test
    void productsInAnotherOrderAreCaughtAndNamed() throws Exception {
        plain.change(
                        "PlainKernels.java",
                        "for (int k = start; k < Math.min(start + BLOCK, terms); k++) {",
                        "for (int k = Math.min(start + BLOCK, terms) - 1; k >= start; k--) {")
                .install();

        ChildProcess run = distribution.run("compare", "xor", "--backends", "java,plain", "--quiet");

        assertThat(run.out()).matches(differentIn("matmul of 4x4 and 4x1 giving 4x1"));
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void anUlpInTanhIsCaughtAndNamed() throws Exception {
        plain.change(
                        "PlainFormula.java",
                        "case TANH -> single ? Tanh.of((float) a) : Tanh.of(a);",
                        "case TANH -> single ? Tanh.of((float) a) : Math.nextUp(Tanh.of(a));")
                .install();

        ChildProcess run = distribution.run("compare", "xor", "--backends", "java,plain", "--quiet");

        assertThat(run.out()).matches(differentIn("tanh of 4x4 giving 4x4"));
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(1);
    }

    /** What {@code compare} prints where the backends' values of an operation are an ulp apart. */
    private static String differentIn(String operation) {
        String values =
                ", 1 ulp apart\n    backend +value  bits\n    java +\\S+  [0-9a-f]{16}\n    plain +\\S+  [0-9a-f]{16}\n";
        return "xor: different on plain and java\n  the loss of epoch \\d+" + values + "  first in " + operation
                + ", epoch \\d+, batch 1, row \\d, column \\d" + values;
    }

    private List<String> trace(String backend) throws Exception {
        Path trace = folder.resolve(backend + ".csv");
        ChildProcess run = distribution.run("train", "xor", "--backend", backend, "--trace", trace.toString());
        assertThat(run.code()).as(run.err()).isZero();
        return Files.readAllLines(trace);
    }
}
