package dev.lockstep.trainer.network;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.ShapeException;
import dev.lockstep.nn.initializer.Normal;
import dev.lockstep.nn.initializer.Zeros;
import dev.lockstep.nn.layer.Activation;
import dev.lockstep.nn.layer.Dense;
import dev.lockstep.nn.layer.Layer;
import dev.lockstep.nn.layer.Linear;
import dev.lockstep.nn.layer.Residual;
import dev.lockstep.nn.layer.Sequential;
import dev.lockstep.nn.random.Generator;
import dev.lockstep.trainer.training.Trainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingTest {
    private static final double[][] INPUTS = {{1, 2}, {3, 4}, {5, 6}};
    private static final double[][] TARGETS = {{1, 0}, {0, 1}, {1, 1}};

    /** A row for all samples, which a loss or a later layer would repeat for each. */
    private record ColumnSums() implements Activation {
        @Override
        public Matrix apply(Matrix z) {
            return z.columnSums();
        }
    }

    /** One column, where it says as many as it is given. */
    private record RowSums() implements Activation {
        @Override
        public Matrix apply(Matrix z) {
            return z.rowSums();
        }
    }

    private static Dense dense() {
        return new Dense(2, new Linear(), new Normal(), new Zeros());
    }

    @Test
    void aLayerThatMakesAnotherShapeThanItSaysIsRefused() {
        refuses(
                Sequential.of(new Residual(new ColumnSums()), dense()),
                "column-sums made 1 x 2 of 3 x 2, and says that it makes 3 x 2");
        refuses(
                Sequential.of(dense(), new ColumnSums()),
                "layer 2 (column-sums) made 1 x 2 of 3 x 2, and says that it makes 3 x 2");
        refuses(
                Sequential.of(new RowSums(), dense()),
                "layer 1 (row-sums) made 3 x 1 of 3 x 2, and says that it makes 3 x 2");
    }

    @Test
    void thereIsSomethingToTrain() {
        TrainingBuilder builder = Training.of(new Linear(), INPUTS, TARGETS);
        assertThatThrownBy(builder::build)
                .isInstanceOf(LockstepException.class)
                .hasMessage("the layers have no parameters: there is nothing to train");
    }

    private static void refuses(Layer layers, String message) {
        Training training = Training.of(layers, INPUTS, TARGETS).epochs(2).build();
        try (Backend backend = Backends.onClassPath().open()) {
            assertThatThrownBy(() -> new Trainer().train(backend, training))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage(message);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void aWeightIsANumberFromZeroOn(double weight) {
        TrainingBuilder builder = Training.of(dense(), INPUTS, TARGETS);
        assertThatThrownBy(() -> builder.weights(1, weight, 0))
                .isInstanceOf(LockstepException.class)
                .hasMessage("the weight of sample 2 is " + weight + ": a weight must be at least 0 and finite");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1L << 32})
    void aSeedHasThirtyTwoBits(long seed) {
        TrainingBuilder builder = Training.of(dense(), INPUTS, TARGETS).random(Generator.NUMPY, seed);
        assertThatThrownBy(builder::build)
                .isInstanceOf(LockstepException.class)
                .hasMessage("the seed must be a whole number from 0 to 4294967295, not " + seed);
    }
}
