package dev.lockstep.nn.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.OperationListener;
import dev.lockstep.api.Recording;
import dev.lockstep.api.ShapeException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TapeTest {
    private Backend backend;

    @BeforeEach
    void open() {
        backend = Backends.onClassPath().open();
    }

    @AfterEach
    void close() {
        backend.close();
        assertThat(OperationListener.listen(Optional.empty())).isEmpty();
    }

    private Matrix row(double... values) {
        return backend.matrix(new double[][] {values});
    }

    private static double[] gradient(Tape tape, Matrix variable) {
        return tape.gradient(variable).orElseThrow().toArray();
    }

    @Test
    void whatIsNoVariableHasNoGradient() {
        Matrix constant = row(1, 2);
        Matrix variable = row(3, 4);
        try (Tape tape = Tape.of(variable)) {
            tape.backward(constant.times(variable).sum());
            assertThat(tape.gradient(constant)).isEmpty();
            assertThat(gradient(tape, variable)).containsExactly(1, 2);
        }
    }

    @Test
    void severalUsesAdd() {
        Matrix x = row(3);
        try (Tape tape = Tape.of(x)) {
            tape.backward(x.times(x).plus(x.times(5)));
            assertThat(gradient(tape, x)).containsExactly(11);
        }
    }

    /** In float64, (1e16 + 1) - 1e16 is 0, and (-1e16 + 1e16) + 1 is 1. */
    @Test
    void severalUsesAddFromTheLastToTheFirst() {
        Matrix x = row(1);
        try (Tape tape = Tape.of(x)) {
            Matrix first = x.times(1);
            Matrix second = x.times(1e16);
            Matrix third = x.times(-1e16);
            tape.backward(first.plus(second).plus(third));
            assertThat(gradient(tape, x)).containsExactly(1);
        }
        try (Tape tape = Tape.of(x)) {
            Matrix first = x.times(-1e16);
            Matrix second = x.times(1e16);
            Matrix third = x.times(1);
            tape.backward(first.plus(second).plus(third));
            assertThat(gradient(tape, x)).containsExactly(0);
        }
    }

    @Test
    void aVariableThatTheResultDoesNotDependOnHasNone() {
        Matrix x = row(3);
        Matrix unused = row(4);
        try (Tape tape = Tape.of(x, unused)) {
            unused.exp();
            tape.backward(x.square());
            assertThat(tape.gradient(unused)).isEmpty();
        }
    }

    @Test
    void startsFromAGivenGradient() {
        Matrix x = row(3, 4);
        try (Tape tape = Tape.of(x)) {
            tape.backward(x.square(), row(1, 10));
            assertThat(gradient(tape, x)).containsExactly(6, 80);
        }
    }

    @Test
    void whatRulesComputeIsNotHeard() {
        Matrix x = row(3);
        try (Tape tape = Tape.of(x)) {
            tape.backward(x.exp().times(x));
            Matrix gradient = tape.gradient(x).orElseThrow();
            try (Tape second = Tape.of(gradient)) {
                second.backward(gradient.times(2));
                assertThat(gradient(second, gradient)).containsExactly(2);
            }
        }
    }

    @Test
    void aFunctionWithItsOwnGradientHasThatAlone() {
        Matrix x = row(-1, 0, 1);
        try (Tape tape = Tape.of(x)) {
            Matrix relu = OwnGradient.of(x, x::relu, g -> g.reluBackwardSlopeOneAtZero(x));
            tape.backward(x.relu().plus(relu.times(10)).sum());
            assertThat(gradient(tape, x)).containsExactly(0, 10, 11);
        }
    }

    @Test
    void aScalarWithItsOwnGradientIsMultipliedOnlyBelowTheTop() {
        Matrix x = row(2, 3);
        HeardOperations heard = new HeardOperations();
        try (Tape tape = Tape.of(x)) {
            Matrix loss = OwnGradient.ofScalar(x, x::sum, () -> row(7, 8));
            OperationListener.listen(Optional.of(heard));
            tape.backward(loss);
            assertThat(gradient(tape, x)).containsExactly(7, 8);
            assertThat(heard.labels).isEmpty();
        }
        try (Tape tape = Tape.of(x)) {
            tape.backward(OwnGradient.ofScalar(x, x::sum, () -> row(7, 8)).times(10));
            assertThat(gradient(tape, x)).containsExactly(70, 80);
        }
    }

    @Test
    void whatIsUnheardIsConstant() {
        Matrix x = row(3);
        try (Tape tape = Tape.of(x)) {
            tape.backward(x.times(OwnGradient.unheard(x::exp)));
            assertThat(gradient(tape, x)).containsExactly(Math.exp(3));
        }
    }

    @Test
    void recordsGradients() {
        Matrix x = row(3);
        Matrix[] gradient = new Matrix[1];
        try (Recording recording = backend.record(step -> {
            try (Tape tape = Tape.of(x)) {
                tape.backward(x.square());
                gradient[0] = step.keep(tape.gradient(x).orElseThrow());
            }
        })) {
            recording.run();
            assertThat(gradient[0].value()).isEqualTo(6);
            x.set(5);
            recording.run();
            assertThat(gradient[0].value()).isEqualTo(10);
        }
    }

    @Test
    void refusesToLoseAGradient() {
        Matrix x = row(1, 2);
        Matrix factor = row(3, 4);
        Matrix other = row(5, 6);
        try (Tape tape = Tape.of(x)) {
            Matrix y = x.times(factor);
            for (Runnable change : List.<Runnable>of(
                    () -> x.setRows(0, other, 0, 1),
                    () -> factor.setRows(0, other, 0, 1),
                    () -> y.subtractScaled(0.5, other),
                    () -> other.setRows(0, y, 0, 1))) {
                assertThatThrownBy(change::run)
                        .isInstanceOf(LockstepException.class)
                        .hasMessageContaining(
                                "while a tape listens, what it has heard of can not be changed, nor be written into another matrix");
            }
            other.setRows(0, row(7, 8), 0, 1);
        }
    }

    @Test
    void refusesWhatCanNotBeDifferentiated() {
        Matrix x = row(1, 2);
        try (Tape tape = Tape.of(x)) {
            assertThatThrownBy(() -> Tape.of(x))
                    .isInstanceOf(LockstepException.class)
                    .hasMessage("a tape listens to this thread already: close it before the next");
            assertThatThrownBy(() -> tape.backward(x))
                    .isInstanceOf(ShapeException.class)
                    .hasMessage("backward: the result is 1x2, not 1x1; give the gradient to start from");
            assertThatThrownBy(() -> tape.backward(x, row(1)))
                    .isInstanceOf(ShapeException.class)
                    .hasMessageContaining("1x1")
                    .hasMessageContaining("1x2");
            Matrix sum = x.sum();
            tape.backward(sum);
            assertThatThrownBy(() -> tape.backward(sum))
                    .isInstanceOf(LockstepException.class)
                    .hasMessageContaining("make a new one");
        }
    }
}
