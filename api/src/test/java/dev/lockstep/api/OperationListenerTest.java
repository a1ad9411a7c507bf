package dev.lockstep.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperationListenerTest {
    private final List<String> heard = new ArrayList<>();
    private Backend backend;

    @BeforeEach
    void listen() {
        backend = new Backend("fake", new FakeKernels());
        OperationListener.listen(Optional.of((instruction, operands, result) -> {
            assertThat(operands).extracting(Matrix::storage).containsExactlyElementsOf(instruction.operands());
            assertThat(result.storage()).isSameAs(instruction.out());
            heard.add(instruction.name());
        }));
    }

    @AfterEach
    void stop() {
        OperationListener.listen(Optional.empty());
        backend.close();
    }

    private Matrix matrix() {
        return backend.matrix(new double[][] {{1, 2}, {3, 4}});
    }

    @Test
    void hearsOfEveryOperationOfItsThread() throws InterruptedException {
        Matrix a = matrix();
        a.matmul(a).plus(a).times(2).subtractedFrom(1).tanh().transpose();
        a.rowSums();
        a.columnSums();
        a.mean();
        a.setRows(0, matrix(), 0, 1);
        a.subtractScaled(0.5, matrix());
        a.subtractScaled(a.sum(), matrix());
        Thread other = new Thread(a::negate);
        other.start();
        other.join();
        assertThat(heard)
                .containsExactly(
                        "matmul",
                        "add",
                        "multiply (right operand 2.0)",
                        "subtract (left operand 1.0)",
                        "tanh",
                        "transpose",
                        "rowSums",
                        "columnSums",
                        "sum",
                        "divide (right operand 4.0)",
                        "copyRows",
                        "subtractScaled (rate 0.5)",
                        "sum",
                        "subtractScaled");
    }

    @Test
    void hearsOfRecordedOperationsWhenTheyAreRecorded() {
        Matrix a = matrix();
        try (Recording recording = backend.record(step -> step.keep(a.tanh()))) {
            recording.run();
            recording.run();
        }
        assertThat(heard).containsExactly("tanh");
    }

    @Test
    void hearsNothingAfterItWasReplaced() {
        Optional<OperationListener> before = OperationListener.listen(Optional.empty());
        matrix().tanh();
        assertThat(heard).isEmpty();
        OperationListener.listen(before);
        matrix().tanh();
        assertThat(heard).hasSize(1);
    }
}
