package dev.lockstep.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.spi.Instruction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutlineTest {
    private final FakeKernels kernels = new FakeKernels();
    private final OpenBackend backend = new OpenBackend("fake", kernels);
    private final Matrix x = backend.matrix(DType.FLOAT64, 1, 2, 1, 2);
    private final List<Matrix> results = new ArrayList<>();

    @Test
    void finds_the_instructions_of_a_recording_and_takes_no_memory_for_their_results() {
        int allocations = kernels.allocations.get();
        Outline outline = backend.outline(scope -> step(scope));
        assertThat(kernels.allocations).hasValue(allocations);

        Recording recording = backend.record(scope -> step(scope));
        assertThat(labels(outline)).isEqualTo(labels(recording)).containsExactly("times", "rowSums");
        Instruction last = outline.instructions().get(1);
        assertThat(outline.operand(results.get(0))).isEqualTo(last.out());
        assertThat(outline.operand(x))
                .isEqualTo(outline.instructions().get(0).operands().get(0));
        assertThat(recording.operand(results.get(1)))
                .isEqualTo(recording.instructions().get(1).out());
    }

    @Test
    void tells_the_values_of_matrices_that_have_some() {
        Outline outline =
                backend.outline(scope -> results.add(scope.keep(x.plus(backend.matrix(DType.FLOAT64, 1, 2, 5, 6)))));
        Instruction only = outline.instructions().get(0);

        assertThat(outline.values(only.operands().get(0))).containsExactly(1, 2);
        assertThat(outline.values(only.operands().get(1))).containsExactly(5, 6);
        assertThatThrownBy(() -> outline.values(only.out()))
                .isInstanceOf(LockstepException.class)
                .hasMessage("values: the 1x2 matrix is a result of an outline, which computes nothing");
        outline.close();
        outline.close();
        assertThatThrownBy(() -> outline.values(only.operands().get(1))).hasMessage("values: the outline is closed");
        assertThat(results.get(0).isClosed()).isTrue();
    }

    @Test
    void gives_back_the_memory_of_given_values() {
        Outline outline =
                backend.outline(scope -> results.add(scope.keep(x.plus(backend.matrix(DType.FLOAT64, 1, 2, 5, 6)))));
        outline.close();
        int allocations = kernels.allocations.get();
        backend.zeros(DType.FLOAT64, 1, 2);
        assertThat(kernels.allocations).hasValue(allocations);
    }

    @Test
    void refuses_that_its_results_are_used() {
        backend.outline(scope -> step(scope));
        Matrix never = results.get(0);
        String message = " matrix is a result of an outline, which computes nothing";

        assertThatThrownBy(never::toArray)
                .isInstanceOf(LockstepException.class)
                .hasMessage("toArray: the 1x1" + message);
        assertThatThrownBy(() -> x.times(never)).hasMessage("times: the 1x1" + message);
        assertThatThrownBy(() -> backend.record(scope -> never.exp())).hasMessage("exp: the 1x1" + message);
    }

    @Test
    void refuses_an_outline_in_a_recording() {
        assertThatThrownBy(() -> backend.record(scope -> backend.outline(inner -> {})))
                .isInstanceOf(LockstepException.class)
                .hasMessage("outline: this thread is recording already");
    }

    private void step(Scope scope) {
        results.add(scope.keep(x.times(3).rowSums()));
        x.exp();
    }

    private static List<String> labels(Outline outline) {
        return outline.instructions().stream()
                .map(instruction -> instruction.operation().label())
                .toList();
    }
}
