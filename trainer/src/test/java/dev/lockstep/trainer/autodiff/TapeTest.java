package dev.lockstep.trainer.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.ShapeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TapeTest {
    private Backend backend;
    private Tape tape;

    @BeforeEach
    void open() {
        backend = Backends.onClassPath().open();
        tape = new Tape();
    }

    @AfterEach
    void close() {
        backend.close();
    }

    private Matrix row(double... values) {
        return backend.matrix(new double[][] {values});
    }

    @Test
    void constantsHaveNoGradient() {
        Variable constant = tape.constant(row(1, 2));
        Variable parameter = tape.parameter(row(3, 4));
        tape.backward(constant.times(parameter).sum());
        assertThat(constant.gradient()).isEmpty();
        assertThat(parameter.gradient().orElseThrow().toArray()).containsExactly(1, 2);
    }

    @Test
    void severalUsesAdd() {
        Variable x = tape.parameter(row(3));
        tape.backward(x.times(x).plus(x.times(5)));
        assertThat(x.gradient().orElseThrow().value()).isEqualTo(11);
    }

    @Test
    void parameterThatTheResultDoesNotDependOnHasNone() {
        Variable x = tape.parameter(row(3));
        Variable unused = tape.parameter(row(4));
        unused.exp();
        tape.backward(x.square());
        assertThat(unused.gradient()).isEmpty();
    }

    @Test
    void startsFromAGivenGradient() {
        Variable x = tape.parameter(row(3, 4));
        tape.backward(x.square(), row(1, 10));
        assertThat(x.gradient().orElseThrow().toArray()).containsExactly(6, 80);
    }

    @Test
    void reluSlopesAtZeroDiffer() {
        Variable x = tape.parameter(row(-1, 0, 1));
        tape.backward(x.relu().plus(x.reluSlopeOneAtZero().times(10)).sum());
        assertThat(x.gradient().orElseThrow().toArray()).containsExactly(0, 10, 11);
    }

    @Test
    void refusesWhatCanNotBeDifferentiated() {
        Variable x = tape.parameter(row(1, 2));
        Variable elsewhere = new Tape().parameter(row(1, 2));
        assertThatThrownBy(() -> tape.backward(x))
                .isInstanceOf(ShapeException.class)
                .hasMessage("backward: the result is 1x2, not 1x1; give the gradient to start from");
        assertThatThrownBy(() -> x.plus(elsewhere))
                .isInstanceOf(LockstepException.class)
                .hasMessage("the two variables are on different tapes");
        assertThatThrownBy(() -> tape.backward(x, row(1)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("1x1")
                .hasMessageContaining("1x2");
        tape.backward(x.sum());
        assertThatThrownBy(() -> tape.backward(x.sum()))
                .isInstanceOf(LockstepException.class)
                .hasMessageContaining("make a new one");
    }
}
