package dev.lockstep.trainer.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.Matrix;
import dev.lockstep.nn.model.Parameter;
import dev.lockstep.nn.optimizer.ClipByValue;
import dev.lockstep.nn.optimizer.Clipping;
import dev.lockstep.nn.optimizer.Penalty;
import dev.lockstep.nn.optimizer.Sgd;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of gradients before they change parameters; numbers are exact in binary. */
class UpdateTest {
    private Backend backend;
    private Matrix weights;
    private Matrix bias;
    private Matrix inner;

    @BeforeEach
    void open() {
        backend = Backends.onClassPath().open();
        weights = matrix(2, -4);
        bias = matrix(8, 0);
        inner = matrix(16, 0);
    }

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void aPenaltyConcernsWeightsAlone() {
        Gradients penalized = penalized(new Penalty(0.5, 0.25, false, false));
        assertThat(values(penalized, "w1")).containsExactly(1 + 1 + 0.5, 1 - 2 - 0.5);
        assertThat(values(penalized, "b1")).containsExactly(1, 1);
        assertThat(values(penalized, "branches2.2.w1")).containsExactly(1 + 8 + 0.5, 1);
        assertThat(penalized.loss().value()).isEqualTo(3);
    }

    @Test
    void aPenaltyMayConcernAllParameters() {
        assertThat(values(penalized(new Penalty(0.5, 0, true, false)), "b1")).containsExactly(1.5, 1);
        assertThat(values(penalized(new Penalty(0, 0.25, true, false)), "b1")).containsExactly(5, 1);
    }

    @Test
    void aPenaltyMayBeReported() {
        assertThat(penalized(new Penalty(0.5, 0.25, false, true)).loss().value())
                .isEqualTo(3 + 0.25 * (4 + 16) + 0.5 * 6 + 0.25 * 256 + 0.5 * 16);
        assertThat(penalized(Penalty.NONE).loss().value()).isEqualTo(3);
    }

    @Test
    void gradientsAreClippedAfterThePenaltyAndBeforeTheUpdate() {
        Update update = update(Penalty.l2(0.25), new ClipByValue(1.5));
        update.apply(update.penalized(gradients()));
        assertThat(weights.toArray()).containsExactly(2 - 0.5 * 1.5, -4 + 0.5);
        assertThat(bias.toArray()).containsExactly(8 - 0.5, -0.5);
    }

    private Gradients penalized(Penalty penalty) {
        return update(penalty, Clipping.NONE).penalized(gradients());
    }

    private Update update(Penalty penalty, Clipping clipping) {
        List<Parameter> parameters = List.of(
                new Parameter("w1", weights), new Parameter("b1", bias), new Parameter("branches2.2.w1", inner));
        return new Update(new Sgd(0.5), penalty, clipping, parameters, 0.5);
    }

    private Gradients gradients() {
        Map<String, Matrix> ones = Map.of("w1", matrix(1, 1), "b1", matrix(1, 1), "branches2.2.w1", matrix(1, 1));
        return new Gradients(backend.matrix(new double[][] {{3}}), matrix(0, 0), ones);
    }

    private static double[] values(Gradients gradients, String name) {
        return gradients.byParameter().get(name).toArray();
    }

    private Matrix matrix(double first, double second) {
        return backend.matrix(new double[][] {{first, second}});
    }
}
