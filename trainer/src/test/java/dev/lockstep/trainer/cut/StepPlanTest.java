package dev.lockstep.trainer.cut;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.nn.model.Parameter;
import dev.lockstep.trainer.step.Batch;
import dev.lockstep.trainer.step.GradientSource;
import dev.lockstep.trainer.step.Gradients;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class StepPlanTest {
    @Test
    void whatDoesNotFitIsRefusedByName() {
        assertRefused("columnMaxima", inputs -> inputs.columnMaxima());
        assertRefused("transpose", inputs -> inputs.transpose());
        assertRefused("matmulTranspose", inputs -> inputs.matmulTranspose(inputs));
        assertRefused(
                "samples are given another shape",
                inputs -> inputs.reshape(300, 6).rowSums());
        assertRefused("not a sum over the samples", inputs -> inputs.times(2));
    }

    private static void assertRefused(String reason, UnaryOperator<Matrix> use) {
        try (Backend backend = Backends.open("java")) {
            Parameter weights = new Parameter("w", backend.zeros(DType.FLOAT64, 1, 3));
            Batch batch = new Batch(backend.zeros(DType.FLOAT64, 600, 3), backend.zeros(DType.FLOAT64, 600, 3));
            GradientSource source = given -> {
                Matrix used = use.apply(given.inputs());
                return new Gradients(given.targets().sum(), given.targets().times(2), Map.of("w", used));
            };
            assertThatThrownBy(() -> StepPlan.of(source, List.of(weights), batch))
                    .isInstanceOf(LockstepException.class)
                    .hasMessageContaining("the step of this network can not be cut by samples")
                    .hasMessageContaining(reason);
        }
    }
}
