package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.lockstep.cli.console.ExitCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchTest {
    private static Run bench(String... arguments) {
        List<String> all = new ArrayList<>(List.of("bench", "--quick", "--quiet"));
        all.addAll(List.of(arguments));
        return Run.of(all.toArray(String[]::new));
    }

    private static List<String> texts(String field, String json) throws IOException {
        List<String> values = new ArrayList<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME && parser.currentName().equals(field)) {
                    parser.nextToken();
                    values.add(parser.getText());
                }
            }
        }
        return values;
    }

    private static List<Double> numbers(String field, String json) throws IOException {
        return texts(field, json).stream().map(Double::valueOf).toList();
    }

    @Test
    void aTableShowsEveryFunctionOnEveryBackend() {
        Run run = bench("--only", "elementwise", "--dtype", "float32", "--threads", "1");

        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
        assertThat(run.err()).isEmpty();
        List<String> lines = run.out().lines().toList();
        assertThat(lines).allMatch(line -> line.length() <= 120);
        assertThat(lines).anyMatch(line -> line.startsWith("machine   "));
        assertThat(lines).anyMatch(line -> line.startsWith("JVM       " + Runtime.version()));
        assertThat(lines).anyMatch(line -> line.matches("java      JVM .*; threads 1; vector .*"));
        int head = lines.indexOf("Functions of each of 1,000,000 elements: nanoseconds an element") + 1;
        assertThat(lines.get(head)).matches("elementwise  dtype +java +blas( +opencl)?");
        assertThat(lines.subList(head + 1, head + 7))
                .allMatch(line -> line.matches("[a-z]+ +float32( +[0-9,.]+){2,3}"));
        assertThat(lines.get(head + 7)).startsWith("Medians; the slowest round took ");
        assertThat(lines.subList(head + 8, lines.size()))
                .allMatch(
                        line -> line.matches(
                                "In [0-9]+ of 1[28] cells too few rounds had the processor's full speed, .*|[a-z]+ float32 on [a-z, ]+: measured before the JVM had compiled it, slower than in a long run"));
    }

    @Test
    void trainingShowsTheBytesOfAStep() {
        Run run = bench("--only", "training", "--match", "curve", "--dtype", "float32", "--backend", "java");

        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).containsPattern("(?m)^training +dtype +java +bytes$");
        assertThat(run.out()).containsPattern("(?m)^curve +float32 +[0-9,.]+ +[0-9,]+$");
    }

    @Test
    void jsonHoldsEveryResultWithItsSpread() throws IOException {
        Run run = bench("--json", "--match", "e", "--dtype", "float32", "--backend", "java,blas");

        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
        assertThat(texts("name", run.out()))
                .containsExactly(
                        "java",
                        "blas",
                        "OpenBLAS",
                        "exp",
                        "relu",
                        "curve",
                        "digits-relu",
                        "digits-relu-adam",
                        "images-relu",
                        "images-relu-adam",
                        "table-relu",
                        "table-relu-adam",
                        "wide-relu");
        assertThat(numbers("median", run.out())).hasSize(20);
        assertThat(numbers("quickest", run.out())).hasSize(20);
        assertThat(numbers("slowest", run.out())).hasSize(20);
        assertThat(numbers("bytes", run.out())).hasSize(20);
        assertThat(texts("undisturbed", run.out())).hasSize(20).allMatch(text -> text.matches("true|false"));
        assertThat(texts("unit", run.out())).hasSize(10).containsOnly("ns/element", "steps/s");
    }

    @Test
    void aBackendThatIsNotThereIsExitCode3() {
        Run missing = Run.of("bench", "--backend", "java,abacus");
        Run unavailable = Run.of("bench", "--backend", "blas", "--blas-library", "absent.so");

        assertThat(missing.err()).startsWith("lockstep: backend 'abacus' is not on the class path");
        assertThat(missing.out()).isEmpty();
        assertThat(missing.code()).isEqualTo(ExitCode.NO_BACKEND);
        assertThat(unavailable.err())
                .startsWith("lockstep: backend 'blas' is not available: there is no file absent.so");
        assertThat(unavailable.code()).isEqualTo(ExitCode.NO_BACKEND);
    }

    @Test
    void aSettingIsThatOfOneBackendAmongSeveral() {
        Run run = Run.of(
                "bench",
                "--quick",
                "--backend",
                "java,blas",
                "--set",
                "blas.blas-threshold=1",
                "--only",
                "products",
                "--match",
                "4x2x4",
                "--dtype",
                "float64");

        assertThat(run.err()).doesNotContain("is a setting of");
        assertThat(run.out()).contains("4x2x4");
        assertThat(run.code()).isEqualTo(ExitCode.OK);
    }
}
