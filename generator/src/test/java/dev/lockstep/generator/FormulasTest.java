package dev.lockstep.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.op.Formula;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulasTest {
    @TempDir
    Path folder;

    @Test
    void everyFormulaHasAScalarAndAVectorLoopInEachDtype() {
        for (Real real : Real.values()) {
            for (Formula formula : Formula.values()) {
                String method = Names.method(formula.name());
                String loop = Names.type(formula.name()) + "Loop";
                assertThat(ScalarFormulas.source(real))
                        .contains("case " + formula + " -> new " + loop + "();")
                        .contains("private static final class " + loop + " extends " + real.prefix() + "Loop {");
                assertThat(VectorFormulas.source(real))
                        .contains("case " + formula + " -> " + VectorFormulas.name(real) + "::" + method + ";")
                        .contains("private static void " + method + "(" + real.prefix() + "Run run) {");
            }
        }
    }

    @Test
    void float32HasItsOwnTypesAndLiterals() {
        assertThat(ScalarFormulas.source(Real.DOUBLE)).contains("1.0").doesNotContain("1.0f", "float ", "float[]");
        assertThat(ScalarFormulas.source(Real.FLOAT)).contains("1.0f").doesNotContain("double");
        assertThat(VectorFormulas.source(Real.FLOAT)).contains("FloatVector").doesNotContain("double", "DoubleVector");
    }

    @Test
    void intermediateResultsAreComputedInTheOrderOfTheFormula() {
        String source = ScalarFormulas.source(Real.DOUBLE);
        String backward = source.substring(source.indexOf("class SigmoidBackwardLoop"));
        assertThat(backward.indexOf("final double sValue = "))
                .isPositive()
                .isLessThan(backward.indexOf("final double dValue = "));
    }

    @Test
    void theFloat32FormOfAClassIsRenamedThroughout() throws IOException {
        write("dev/lockstep/numerics/heap/DoubleThing.java", """
                /** In float64; 0.5 stays in a comment. */
                final class DoubleThing {
                    static final double HALF = 0.5;
                    static final int THREE = 3;
                    // 0.25 here too
                    double[] twice(DoubleRun run) {
                        return run.doubles(Double.NaN, DOUBLE_LANES);
                    }
                }
                """);
        write("dev/lockstep/numerics/heap/Other.java", "final class Other {}");

        List<FloatForm> forms = FloatForm.of(folder);

        assertThat(forms).containsExactly(new FloatForm("dev/lockstep/numerics/heap/FloatThing", """
                        /** In float32; 0.5 stays in a comment. */
                        final class FloatThing {
                            static final float HALF = 0.5f;
                            static final int THREE = 3;
                            // 0.25 here too
                            float[] twice(FloatRun run) {
                                return run.floats(Float.NaN, FLOAT_LANES);
                            }
                        }
                        """));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e-3", "1.5e3", "0x1p-1", "0x1.8p0", "2d", "0.5d", "1.", ".5"})
    void aNumberThatWouldStayOneOfFloat64IsRefused(String number) throws IOException {
        write("DoubleThing.java", "final class DoubleThing {\n    double x = a[0] * (" + number + ");\n}\n");

        assertThatThrownBy(() -> FloatForm.of(folder))
                .hasMessageStartingWith("the number " + number + " has no float32 form");
    }

    @Test
    void numbersOfOtherKindsStay() throws IOException {
        String line = "    long x = 1_000L + 0xffL + a.b[2] + x1 + 3; // 1e-3";
        write("DoubleThing.java", line + "\n    String s = \"1e-3 \\\" 2d\";\n");

        assertThat(FloatForm.of(folder))
                .extracting(FloatForm::source)
                .containsExactly(line + "\n    String s = \"1e-3 \\\" 2d\";\n");
    }

    @Test
    void theTextIsTheSameEachTimeAndWhatIsThereStaysUntouched() throws IOException {
        write("sources/dev/lockstep/numerics/heap/DoubleThing.java", "final class DoubleThing {}\n");
        Path target = folder.resolve("target");
        List<Path> written = generated(target, true);
        assertThat(written).hasSize(7);
        FileTime longAgo = FileTime.fromMillis(0);
        for (Path file : written) {
            Files.setLastModifiedTime(file, longAgo);
        }
        Path changed = written.get(0);
        String text = Files.readString(changed);
        Files.writeString(changed, "something else");

        assertThat(generated(target, true)).isEqualTo(written);
        assertThat(Files.readString(changed)).isEqualTo(text);
        for (Path file : written.subList(1, written.size())) {
            assertThat(Files.getLastModifiedTime(file)).isEqualTo(longAgo);
        }
    }

    @Test
    void otherModulesHaveFloat32FormsAlone() throws IOException {
        write("sources/dev/lockstep/distributed/chain/DoublePart.java", "final class DoublePart {}\n");

        Path target = folder.resolve("target");

        assertThat(generated(target, false))
                .containsExactly(target.resolve("dev/lockstep/distributed/chain/FloatPart.java"));
    }

    private List<Path> generated(Path target, boolean loops) throws IOException {
        Generator.main(new String[] {folder.resolve("sources").toString(), target.toString(), String.valueOf(loops)});
        return files(target);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
