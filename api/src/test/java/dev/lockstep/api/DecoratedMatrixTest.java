package dev.lockstep.api;

import static dev.lockstep.api.Errors.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Matrices that stand for others. */
class DecoratedMatrixTest {
    private final Backend backend = new OpenBackend("fake", new FakeKernels());
    private final Matrix a = backend.matrix(DType.FLOAT64, 1, 2, 1, 2);
    private final List<String> computed = new ArrayList<>();
    private final Matrix decorated = new Decorated(a);

    /** Notes what is computed with it, and decorates the results. */
    private class Decorated implements Matrix {
        private final Matrix matrix;

        Decorated(Matrix matrix) {
            this.matrix = matrix;
        }

        @Override
        public Matrix compute(Operation operation, Matrix... others) {
            computed.add(operation.label());
            return new Decorated(matrix.compute(operation, others));
        }

        @Override
        public void assign(Operation operation, Matrix... operands) {
            computed.add("assign " + operation.label());
            matrix.assign(operation, operands);
        }

        @Override
        public Matrix underlying() {
            return matrix.underlying();
        }

        @Override
        public Matrix reshape(int rows, int columns) {
            return new Decorated(matrix.reshape(rows, columns));
        }

        @Override
        public Backend backend() {
            return matrix.backend();
        }

        @Override
        public DType dtype() {
            return matrix.dtype();
        }

        @Override
        public int rows() {
            return matrix.rows();
        }

        @Override
        public int columns() {
            return matrix.columns();
        }

        @Override
        public void set(double... values) {
            matrix.set(values);
        }

        @Override
        public double[] toArray() {
            return matrix.toArray();
        }

        @Override
        public boolean isClosed() {
            return matrix.isClosed();
        }

        @Override
        public void close() {
            matrix.close();
        }
    }

    @Test
    void computes_with_all_operations_through_one() {
        assertThat(decorated.plus(1).square().mean().value()).isEqualTo(6.5);
        decorated.subtractScaled(1, a);
        decorated.setRows(0, backend.zeros(DType.FLOAT64, 1, 2), 0, 1);
        assertThat(computed)
                .containsExactly("plus", "times", "sum", "dividedBy", "assign subtractScaled", "assign setRows");
    }

    @Test
    void is_an_operand_of_other_matrices_however_deep() {
        Matrix twice = new Decorated(new Decorated(backend.matrix(DType.FLOAT64, 1, 2, 5, 6)));
        assertThat(a.plus(twice).toArray()).containsExactly(6, 8);
        assertThat(decorated.minus(twice).toArray()).containsExactly(-4, -4);
        a.subtractScaled(1, twice);
        assertThat(a.toArray()).containsExactly(-4, -4);
        assertThat(backend.concatenateRows(a, twice).rows()).isEqualTo(2);
    }

    @Test
    void is_kept_by_scopes_and_recordings() {
        Matrix kept;
        try (Scope scope = backend.scope()) {
            kept = scope.keep(decorated.plus(1));
            assertThat(kept).isInstanceOf(Decorated.class);
        }
        assertThat(kept.toArray()).containsExactly(2, 3);
        AtomicReference<Matrix> result = new AtomicReference<>();
        try (Recording recording = backend.record(step -> result.set(step.keep(decorated.times(2))))) {
            recording.run();
            assertThat(result.get().toArray()).containsExactly(2, 4);
        }
        assertThat(result.get().isClosed()).isTrue();
    }

    @Test
    void is_told_to_listeners_as_it_was_given() {
        List<Matrix> operands = new ArrayList<>();
        OperationListener.listen(Optional.of(new OperationListener() {
            @Override
            public void computed(Operation operation, List<Matrix> given, Matrix result) {
                operands.addAll(given);
            }

            @Override
            public void reshaped(Matrix matrix, Matrix result) {}

            @Override
            public void changed(Operation operation, List<Matrix> given, Matrix changed) {}
        }));
        a.plus(decorated);
        OperationListener.listen(Optional.empty());
        assertThat(operands).containsExactly(a, decorated);
    }

    @Test
    void stands_for_a_matrix_of_a_backend() {
        Matrix ofNone = new Decorated(a) {
            @Override
            public Matrix underlying() {
                return this;
            }
        };
        assertError(
                "plus: " + ofNone.getClass().getName() + " stands for no matrix of a backend", () -> a.plus(ofNone));
    }
}
