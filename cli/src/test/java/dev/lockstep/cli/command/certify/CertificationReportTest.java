package dev.lockstep.cli.command.certify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.BackendStatus;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.opening.Availability.Available;
import dev.lockstep.api.opening.Availability.Unavailable;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.result.VersionProvider;
import dev.lockstep.conformance.OperationResult;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** How certifications are shown. */
class CertificationReportTest {
    private static final BackendStatus JAVA =
            new BackendStatus("java", 1, new Available("any", Set.of(DType.FLOAT64), Map.of("threads", "2")));
    private static final BackendStatus ABACUS =
            new BackendStatus("abacus", 2, new Available("wood", Set.of(DType.FLOAT64), Map.of()));
    private static final OperationResult MATMUL = new OperationResult("matmul", 12, 1688, 8796164, List.of());
    private static final OperationResult TANH =
            new OperationResult("tanh", 6, 162, 823410, List.of("one", "two", "three", "four"));

    private static String printed(Function<Console, CertificationReport> report, CertifiedBackend... certified) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Console console = Console.plain(out, new ByteArrayOutputStream());
        CertificationReport made = report.apply(console);
        for (CertifiedBackend each : certified) {
            made.begins(each.status());
            made.ended(each);
        }
        made.finished(List.of(certified));
        console.flush();
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theHeadNamesTheMachineAndTheBackend() {
        assertThat(printed(CertificationText::new, new CertifiedBackend(JAVA, List.of(MATMUL)))
                        .lines())
                .startsWith(new VersionProvider().getVersion())
                .containsSequence("", "java", "  device   any", "  dtypes   float64", "  threads  2", "");
    }

    @Test
    void whatPassesIsCounted() {
        assertThat(printed(CertificationText::new, new CertifiedBackend(JAVA, List.of(MATMUL)))
                        .lines())
                .endsWith(
                        "operation        checks  failed  results   values",
                        "matmul     PASS      12       0     1688  8796164",
                        "",
                        "java: PASS: 12 checks, 1688 results with 8796164 values compared, every bit as in the contract");
    }

    @Test
    void whatFailsIsNamedWithTheFirstMessages() {
        assertThat(printed(CertificationText::new, new CertifiedBackend(ABACUS, List.of(MATMUL, TANH)))
                        .lines())
                .endsWith(
                        "tanh       FAIL       6       4      162   823410",
                        "",
                        "tanh: 4 of 6 checks failed",
                        "  one",
                        "  two",
                        "  three",
                        "  and 1 more",
                        "",
                        "abacus: FAIL: 4 of 18 checks failed, in tanh");
    }

    @Test
    void severalBackendsAreSummedUp() {
        BackendStatus missing = new BackendStatus("opencl", 0, new Unavailable("no driver", "install one"));

        assertThat(printed(
                                CertificationText::new,
                                new CertifiedBackend(JAVA, List.of(MATMUL)),
                                new CertifiedBackend(ABACUS, List.of(TANH)),
                                new CertifiedBackend(missing, List.of()))
                        .lines())
                .containsSequence("opencl: not available", "  reason   no driver", "  remedy   install one")
                .endsWith("java: PASS, abacus: FAIL");
    }

    @Test
    void theExitCodeSaysWhetherAnyFailed() {
        CertifiedBackend passed = new CertifiedBackend(JAVA, List.of(MATMUL));
        CertifiedBackend failed = new CertifiedBackend(ABACUS, List.of(MATMUL, TANH));

        assertThat(CertificationSession.code(List.of(passed, passed))).isZero();
        assertThat(CertificationSession.code(List.of(passed, failed))).isEqualTo(1);
    }

    @Test
    void jsonHoldsTheSame() {
        assertThat(printed(
                        console -> new CertificationJson(console, true),
                        new CertifiedBackend(ABACUS, List.of(MATMUL, TANH))))
                .contains("\"full\" : true", "\"device\" : \"wood\"", "\"passed\" : false", "\"checks\" : 18")
                .containsSubsequence("\"name\" : \"matmul\"", "\"passed\" : true", "\"values\" : 8796164")
                .containsSubsequence("\"name\" : \"tanh\"", "\"failures\" : [ \"one\", \"two\", \"three\", \"four\" ]");
    }

    @Test
    void jsonSaysThatNoneCouldBeTestedAndOfEachWhy() {
        BackendStatus missing = new BackendStatus("opencl", 0, new Unavailable("no driver", "install one"));

        assertThat(printed(console -> new CertificationJson(console, false), new CertifiedBackend(missing, List.of())))
                .containsSubsequence(
                        "\"reason\" : \"no driver\"", "\"error\" : {", "\"exitCode\" : 3", "no backend is available");
    }
}
