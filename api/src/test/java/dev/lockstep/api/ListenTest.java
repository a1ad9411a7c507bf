package dev.lockstep.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.op.Formula;
import dev.lockstep.api.op.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListenTest {
    private final Backend backend = new OpenBackend("fake", new FakeKernels());
    private final Matrix a = backend.matrix(DType.FLOAT64, 1, 2, 1, 2);
    private final Ear ear = new Ear();

    /** Notes what it hears. */
    private static final class Ear implements OperationListener {
        private final List<String> heard = new ArrayList<>();
        private final List<Matrix> matrices = new ArrayList<>();
        private RuntimeException failure;

        @Override
        public void computed(Operation operation, List<Matrix> operands, Matrix result) {
            hear(operation.description(), operands, result);
        }

        @Override
        public void reshaped(Matrix matrix, Matrix result) {
            hear("reshape", List.of(matrix), result);
        }

        @Override
        public void changed(Operation operation, List<Matrix> operands, Matrix changed) {
            hear("changed by " + operation.description(), operands, changed);
        }

        private void hear(String what, List<Matrix> operands, Matrix result) {
            heard.add(what);
            matrices.addAll(operands);
            matrices.add(result);
            if (failure != null) {
                throw failure;
            }
        }
    }

    @BeforeEach
    void listens() {
        assertThat(OperationListener.listen(Optional.of(ear))).isEmpty();
    }

    @AfterEach
    void ends() {
        OperationListener.listen(Optional.empty());
    }

    @Test
    void hears_of_each_operation_with_its_operands_and_result_until_it_ends() {
        Matrix sum = a.plus(3).minus(a);
        assertThat(OperationListener.listen(Optional.empty())).containsSame(ear);
        a.exp();
        assertThat(ear.heard).containsExactly("plus (b = 3.0)", "minus");
        assertThat(ear.matrices).hasSize(5);
        assertThat(ear.matrices.get(0)).isSameAs(a);
        assertThat(ear.matrices.get(1)).isSameAs(ear.matrices.get(2));
        assertThat(ear.matrices.get(3)).isSameAs(a);
        assertThat(ear.matrices.get(4)).isSameAs(sum);
    }

    @Test
    void hears_of_changes_and_of_other_shapes() {
        Matrix b = backend.zeros(DType.FLOAT64, 1, 2);
        a.subtractScaled(0.5, b);
        a.assign(Elementwise.of(Formula.NEGATE), b);
        a.setRows(0, b, 0, 1);
        a.setPart(0, 1, a.columns(0, 1));
        Matrix column = a.reshape(2, 1);
        assertThat(ear.heard)
                .containsExactly(
                        "changed by subtractScaled (b = 0.5)",
                        "changed by negate",
                        "changed by setRows",
                        "columns",
                        "changed by setPart",
                        "reshape");
        assertThat(ear.matrices.subList(0, 7)).containsExactly(a, b, a, b, a, b, a);
        assertThat(ear.matrices.get(ear.matrices.size() - 2)).isSameAs(a);
        assertThat(ear.matrices.get(ear.matrices.size() - 1)).isSameAs(column);
    }

    @Test
    void hears_of_operations_that_are_recorded_once() {
        Recording recording = backend.record(step -> step.keep(a.plus(1)));
        recording.run();
        recording.run();
        assertThat(ear.heard).containsExactly("plus (b = 1.0)");
    }

    @Test
    void listens_to_its_thread_alone_and_to_every_backend() {
        CompletableFuture.runAsync(() -> a.plus(1)).join();
        assertThat(ear.heard).isEmpty();
        new OpenBackend("other", new FakeKernels()).zeros(DType.FLOAT64, 1, 1).exp();
        assertThat(ear.heard).containsExactly("exp");
    }

    @Test
    void hears_the_next_operation_after_it_failed() {
        ear.failure = new IllegalStateException("listener");
        assertThatThrownBy(() -> a.plus(1)).isSameAs(ear.failure);
        assertThatThrownBy(() -> a.exp()).isSameAs(ear.failure);
        assertThat(ear.heard).containsExactly("plus (b = 1.0)", "exp");
    }

    @Test
    void a_result_that_nobody_gets_as_it_failed_is_closed() {
        ear.failure = new IllegalStateException("listener");
        assertThatThrownBy(() -> a.plus(1)).isSameAs(ear.failure);
        assertThat(ear.matrices.get(1).isClosed()).isTrue();
        assertThatThrownBy(() -> a.reshape(2, 1)).isSameAs(ear.failure);
        assertThat(ear.matrices.get(3).isClosed()).isTrue();
        assertThat(a.isClosed()).isFalse();
    }
}
