package dev.lockstep.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.Matrix;
import dev.lockstep.nn.initializer.Constant;
import dev.lockstep.nn.initializer.Zeros;
import dev.lockstep.nn.layer.Activation;
import dev.lockstep.nn.layer.BatchNorm;
import dev.lockstep.nn.layer.Branches;
import dev.lockstep.nn.layer.Dense;
import dev.lockstep.nn.layer.Layer;
import dev.lockstep.nn.layer.Linear;
import dev.lockstep.nn.layer.Relu;
import dev.lockstep.nn.layer.Residual;
import dev.lockstep.nn.layer.Sequential;
import dev.lockstep.nn.optimizer.Sgd;
import dev.lockstep.trainer.network.Training;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said of trainings in Java that diverge, with layers of one's own. */
class DivergenceTextTest {
    private static final double[][] INPUTS = {{-1}, {2}};
    private static final double[][] TARGETS = {{0}, {1}};

    /** Not defined below zero. */
    private record NaturalLogarithm() implements Activation {
        @Override
        public Matrix apply(Matrix z) {
            return z.log();
        }
    }

    @Test
    void aLayerOfOnesOwnHasTheNameOfItsClass() {
        assertThat(text(new NaturalLogarithm(), dense(1)))
                .isEqualTo(
                        "network diverged: the loss of epoch 1 is NaN; first NaN: log of 2x1 giving 2x1 in row 0, column 0,"
                                + " in layer 1 (natural-logarithm), epoch 1, batch 1, before any update");
        assertThat(text(new Relu(), new Dense(1, new NaturalLogarithm(), new Constant(-1), new Zeros())))
                .contains("in row 0, column 0, in natural-logarithm of layer 2 (dense), epoch 1");
    }

    @Test
    void aLayerWithoutANameIsOneAllTheSame() {
        Activation unnamed = z -> z.log();
        assertThat(text(dense(1), unnamed)).contains(" in layer 2 (activation), epoch 1");
        assertThat(text(dense(1), anonymous())).contains(" in layer 2 (activation), epoch 1");
    }

    private static Activation anonymous() {
        return new Activation() {
            @Override
            public Matrix apply(Matrix z) {
                return z.log();
            }
        };
    }

    @Test
    void aLayerInAnotherThatIsNoSequence() {
        assertThat(text(dense(1), new Residual(new NaturalLogarithm())))
                .contains(" in natural-logarithm of layer 2 (residual), epoch 1");
        assertThat(text(Branches.of(new Relu(), new NaturalLogarithm()), dense(1)))
                .contains(" in natural-logarithm of branch 2 of layer 1 (branches), epoch 1");
    }

    @Test
    void aSequenceInASequenceIsNotCounted() {
        assertThat(text(Sequential.of(dense(1), Sequential.of(new BatchNorm(), new NaturalLogarithm())), dense(1)))
                .contains(" in layer 3 (natural-logarithm), epoch 1");
    }

    @Test
    void theResultKnowsTheLayerOfEachParameter() {
        Training training = Training.of(
                        Sequential.of(new Relu(), new Residual(dense(1)), new BatchNorm(), dense(1e300)),
                        INPUTS,
                        TARGETS)
                .optimizer(new Sgd(1e300))
                .epochs(1)
                .build();
        try (Backend backend = Backends.onClassPath().open()) {
            TrainingResult result = new Trainer().train(backend, training);
            assertThat(result.layerOfParameter())
                    .containsEntry("residual1.w", "dense of layer 2 (residual)")
                    .containsEntry("variance2", "layer 3 (batch-norm)")
                    .containsEntry("b3", "layer 4 (dense)");
        }
    }

    private static Dense dense(double weight) {
        return new Dense(1, new Linear(), new Constant(weight), new Zeros());
    }

    private static String text(Layer... layers) {
        Training training = Training.of(Sequential.of(layers), INPUTS, TARGETS)
                .optimizer(new Sgd(0.1))
                .epochs(2)
                .build();
        try (Backend backend = Backends.onClassPath().open()) {
            TrainingResult result = new Trainer().train(backend, training);
            Optional<String> text = DivergenceText.of(training, backend, result, TrainingOptions.NONE);
            return text.orElse("");
        }
    }
}
