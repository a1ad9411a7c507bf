package dev.lockstep.cli.command.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.cli.console.Console;
import dev.lockstep.nn.model.ParameterValues;
import dev.lockstep.trainer.compare.ComparedNetwork;
import dev.lockstep.trainer.compare.ElementDifference;
import dev.lockstep.trainer.compare.Mismatch;
import dev.lockstep.trainer.compare.OperationDifference;
import dev.lockstep.trainer.compare.ResultDifference;
import dev.lockstep.trainer.compare.UnequalValues;
import dev.lockstep.trainer.training.TrainingResult;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** How mismatches are shown. */
class ComparisonTest {
    private static final UnequalValues VALUES = new UnequalValues(DType.FLOAT64, 0.5, Math.nextUp(0.5));
    private static final ElementDifference ELEMENT = new ElementDifference(3, 1, VALUES);
    private static final ResultDifference LOSS = new ResultDifference.OfLoss(2, VALUES);
    private static final OperationDifference MATMUL =
            new OperationDifference(1, 4, "matmul", List.of("4x3", "3x2"), "4x2", ELEMENT);

    private static ComparedNetwork mismatch(ResultDifference result, Optional<OperationDifference> operation) {
        return compared(OptionalLong.empty(), new Mismatch("abacus", Optional.of(result), operation));
    }

    private static ComparedNetwork compared(OptionalLong operations, Mismatch... mismatches) {
        ParameterValues w1 = new ParameterValues("w1", 1, 1, new double[] {1});
        TrainingResult run = new TrainingResult(
                "xor",
                "java",
                DType.FLOAT64,
                new double[] {1, 0.5},
                Optional.empty(),
                List.of(w1),
                Map.of(),
                w1,
                2,
                2,
                1);
        return new ComparedNetwork(List.of("java", "abacus"), run, operations, List.of(mismatches));
    }

    private static String printed(Consumer<Console> write) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Console console = Console.plain(out, new ByteArrayOutputStream());
        write.accept(console);
        console.flush();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String text(ComparedNetwork compared) {
        return printed(console -> ComparisonText.write(compared, console));
    }

    @Test
    void theLossAndTheOperationAreShownWithTheirBits() {
        assertThat(text(mismatch(LOSS, Optional.of(MATMUL))).lines())
                .containsExactly(
                        "xor: different on abacus and java",
                        "  the loss of epoch 2, 1 ulp apart",
                        "    backend               value  bits",
                        "    java                    0.5  3fe0000000000000",
                        "    abacus   0.5000000000000001  3fe0000000000001",
                        "  first in matmul of 4x3 and 3x2 giving 4x2, epoch 1, batch 4, row 3, column 1, 1 ulp apart",
                        "    backend               value  bits",
                        "    java                    0.5  3fe0000000000000",
                        "    abacus   0.5000000000000001  3fe0000000000001");
    }

    @Test
    void aParameterIsShownWhereNoLossDiffers() {
        ResultDifference parameter = new ResultDifference.OfParameter("w1", ELEMENT);

        assertThat(text(mismatch(parameter, Optional.empty())))
                .contains("  all losses are identical; w1, row 3, column 1, 1 ulp apart")
                .contains("  no operation: each alone has the same bits; only whole steps differ");
    }

    @Test
    void anOperationIsShownWhereNoResultDiffers() {
        Mismatch hidden = new Mismatch("abacus", Optional.empty(), Optional.of(MATMUL));

        assertThat(text(compared(OptionalLong.of(9), hidden)).lines())
                .startsWith(
                        "xor: different on abacus and java",
                        "  all losses and final weights are identical",
                        "  first in matmul of 4x3 and 3x2 giving 4x2, epoch 1, batch 4, row 3, column 1, 1 ulp apart");
    }

    @Test
    void theResultsOfOperationsThatWereComparedAreCounted() {
        assertThat(text(compared(OptionalLong.of(110_000))))
                .matches("xor: identical: 2 losses, 1 weight, 110000 results of operations,"
                        + " SHA-256 [0-9a-f]{64} on java, abacus\\R");
        assertThat(printed(console ->
                        ComparisonJson.write(List.of(compared(OptionalLong.of(110_000))), List.of(), console)))
                .contains("\"operations\" : 110000");
    }

    @Test
    void jsonHoldsTheSame() {
        String json = printed(
                console -> ComparisonJson.write(List.of(mismatch(LOSS, Optional.of(MATMUL))), List.of(), console));

        assertThat(json)
                .contains("\"identical\" : false", "\"backend\" : \"abacus\"", "\"name\" : \"matmul\"")
                .containsSubsequence(
                        "\"loss\" : {", "\"epoch\" : 2", "\"secondBits\" : \"3fe0000000000001\"", "\"ulps\" : 1")
                .containsSubsequence(
                        "\"operands\" : [ \"4x3\", \"3x2\" ]", "\"result\" : \"4x2\"", "\"batch\" : 4", "\"row\" : 3");
    }
}
