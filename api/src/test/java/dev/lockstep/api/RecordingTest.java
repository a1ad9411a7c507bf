package dev.lockstep.api;

import static dev.lockstep.api.Errors.assertError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Elementwise;
import dev.lockstep.api.op.Formula;
import dev.lockstep.api.spi.Instruction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a recording computes, keeps, needs and releases. */
class RecordingTest {
    private final FakeKernels kernels = new FakeKernels();
    private final Backend backend = new OpenBackend("fake", kernels);
    private final Matrix x = backend.matrix(DType.FLOAT64, 1, 2, 1, 2);
    private final AtomicReference<Matrix> result = new AtomicReference<>();

    @Test
    void computes_nothing_while_recording() {
        backend.record(step -> {
            step.keep(x.plus(1).times(x).rowSums());
            x.subtractScaled(1, x.plus(1));
            x.setRows(0, x.plus(1), 0, 1);
        });
        assertThat(kernels.computations).hasValue(0);
        assertThat(x.toArray()).containsExactly(1, 2);
    }

    @Test
    void computes_kept_results_anew_at_every_run() {
        Recording recording = record(step -> result.set(step.keep(x.plus(1).times(x))));
        for (int i = 0; i < 5; i++) {
            x.set(i, 2 * i);
            recording.run();
            assertThat(result.get().toArray()).containsExactly((i + 1) * i, (2 * i + 1) * 2 * i);
        }
        assertThat(kernels.computations).hasValue(10);
    }

    @Test
    void allocates_nothing_when_it_runs() {
        Recording recording = record(step -> step.keep(x.plus(1).mean()));
        int allocations = kernels.allocations.get();
        recording.run();
        recording.run();
        assertThat(kernels.allocations).hasValue(allocations);
    }

    @Test
    void a_trace_computes_as_a_run_and_tells_every_result() {
        Recording recording = record(step -> {
            result.set(step.keep(x.times(3).rowSums()));
            x.subtractScaled(2, x.plus(1));
        });
        List<String> heard = new ArrayList<>();

        recording.trace((instruction, values) -> heard.add(instruction.description() + " " + Arrays.toString(values)));

        assertThat(heard)
                .containsExactly(
                        "times (b = 3.0) [3.0, 6.0]",
                        "rowSums [9.0]",
                        "plus (b = 1.0) [2.0, 3.0]",
                        "subtractScaled (b = 2.0) [-3.0, -4.0]");
        assertThat(result.get().value()).isEqualTo(9);
        assertThat(x.toArray()).containsExactly(-3, -4);
        recording.close();
        assertThatThrownBy(() -> recording.trace((instruction, values) -> {}))
                .hasMessage("trace: the recording is closed");
    }

    @Test
    void instructions_know_the_sections_that_they_were_made_in() {
        Recording recording = record(step -> {
            Matrix tripled = Section.in("layer 1", () -> Section.in("tanh", () -> x.times(3)));
            Section.in("never needed", () -> x.times(5));
            result.set(step.keep(tripled.rowSums()));
            new Section("the update", Optional.empty()).run(() -> x.subtractScaled(2, x.plus(1)));
        });

        assertThat(recording.sections())
                .extracting(section -> section.map(Section::toString).orElse("none"))
                .containsExactly("tanh of layer 1", "none", "the update", "the update");
        assertThat(recording.sections()).hasSameSizeAs(recording.instructions());
        assertThat(Section.current()).isEmpty();
    }

    @Test
    void a_section_ends_where_what_it_is_around_fails() {
        assertThatThrownBy(() -> Section.in("outer", () -> {
                    assertThatThrownBy(() -> Section.in("inner", () -> x.times(null)))
                            .isNotNull();
                    assertThat(Section.current()).map(Section::toString).contains("outer");
                    throw new LockstepException("over");
                }))
                .hasMessage("over");
        assertThat(Section.current()).isEmpty();
    }

    @Test
    void updates_matrices_from_outside_in_place() {
        Matrix rows = backend.zeros(DType.FLOAT64, 2, 2);
        Recording recording = record(step -> {
            x.subtractScaled(1, x.minus(3));
            rows.setRows(1, x, 0, 1);
        });
        recording.run();
        assertThat(x.toArray()).containsExactly(3, 3);
        x.set(5, 6);
        recording.run();
        assertThat(rows.toArray()).containsExactly(0, 0, 3, 3);
        assertThat(recording.instructions()).hasSize(3);
    }

    @Test
    void updates_results_of_its_own_from_their_new_values() {
        Recording recording = record(step -> {
            Matrix twice = x.times(2);
            twice.subtractScaled(1, x);
            result.set(step.keep(twice.plus(0)));
        });
        for (int i = 0; i < 3; i++) {
            recording.run();
            assertThat(result.get().toArray()).containsExactly(1, 2);
        }
    }

    @Test
    void leaves_out_operations_whose_results_reach_nothing() {
        Matrix other = backend.zeros(DType.FLOAT64, 1, 2);
        Recording recording = record(step -> {
            x.exp().plus(other).sum();
            Matrix dead = x.times(7);
            dead.subtractScaled(1, x);
            result.set(step.keep(x.plus(1)));
            x.sum();
        });
        assertThat(recording.instructions())
                .containsExactly(new Instruction(
                        Elementwise.of(Formula.PLUS).with(1, 1),
                        List.of(((DeviceMatrix) x).operand()),
                        ((DeviceMatrix) result.get()).operand()));
        other.close();
        recording.run();
        assertThat(result.get().toArray()).containsExactly(2, 3);
    }

    @Test
    void keeps_the_order_of_the_operations_that_it_needs() {
        Recording recording = record(step -> {
            Matrix y = x.plus(1);
            x.tanh();
            y.subtractScaled(2, x);
            step.keep(y.transpose());
        });
        assertThat(recording.instructions())
                .extracting(Instruction::description)
                .containsExactly("plus (b = 1.0)", "subtractScaled (b = 2.0)", "transpose");
    }

    @Test
    void gives_unused_memory_back_at_once_and_all_of_it_when_closed() {
        Recording recording = record(step -> {
            backend.zeros(DType.FLOAT64, 1, 2).exp();
            result.set(step.keep(x.plus(1).transpose()));
        });
        assertThat(kernels.allocations)
                .as("x, the constant or what takes its memory, one more")
                .hasValue(3);
        Matrix first = backend.zeros(DType.FLOAT64, 1, 2);
        Matrix second = backend.zeros(DType.FLOAT64, 1, 2);
        int allocations = kernels.allocations.get();
        recording.run();
        assertThat(first.toArray()).containsOnly(0.0);
        assertThat(second.toArray()).containsOnly(0.0);
        recording.close();
        recording.close();
        assertThat(kernels.programClosings).hasValue(1);
        assertThat(result.get().isClosed()).isTrue();
        backend.zeros(DType.FLOAT64, 1, 2);
        backend.zeros(DType.FLOAT64, 1, 2);
        assertThat(kernels.allocations).hasValue(allocations);
        backend.zeros(DType.FLOAT64, 1, 2);
        assertThat(kernels.allocations).as("nothing was given back twice").hasValue(allocations + 1);
        assertError("run: the recording is closed", recording::run);
    }

    @Test
    void makes_constants_once() {
        Recording recording = record(step -> {
            Matrix constant = backend.matrix(DType.FLOAT64, 1, 2, 10, 20);
            result.set(step.keep(x.plus(constant).plus(backend.zeros(DType.FLOAT64, 1, 1))));
        });
        kernels.computations.set(0);
        recording.run();
        recording.run();
        assertThat(result.get().toArray()).containsExactly(11, 22);
        assertThat(kernels.computations).hasValue(4);
    }

    @Test
    void finds_a_constant_changed_that_it_changes() {
        Recording recording = record(step -> {
            result.set(step.keep(backend.zeros(DType.FLOAT64, 1, 2)));
            result.get().subtractScaled(-1, x);
        });
        recording.run();
        recording.run();
        assertThat(result.get().toArray()).containsExactly(2, 4);
    }

    @Test
    void refuses_to_run_once_a_matrix_that_it_needs_is_closed() {
        Matrix y = backend.zeros(DType.FLOAT64, 1, 2);
        Recording reads = record(step -> step.keep(x.plus(y)));
        Recording updates = record(step -> y.subtractScaled(1, x));
        y.close();
        Matrix heir = backend.matrix(DType.FLOAT64, 1, 2, 5, 6);
        assertError("run: a 1x2 matrix was used after it was closed", reads::run);
        assertError("run: a 1x2 matrix was used after it was closed", updates::run);
        assertThat(heir.toArray()).containsExactly(5, 6);
    }

    @Test
    void refuses_to_run_once_a_matrix_that_it_needs_was_closed_in_the_step() {
        Recording recording = record(step -> {
            Matrix sum = x.plus(1);
            x.close();
            step.keep(sum.plus(backend.zeros(DType.FLOAT64, 1, 2)));
        });
        assertError("run: a 1x2 matrix was used after it was closed", recording::run);
    }

    @Test
    void needs_no_result_that_the_step_kept_and_closed() {
        Recording recording = record(step -> step.keep(x.plus(1)).close());
        assertThat(recording.instructions()).isEmpty();
        assertThat(kernels.compiledOutputs).isEmpty();
        recording.run();
        recording.close();
    }

    @Test
    void uses_the_results_of_another_recording_while_that_is_open() {
        Recording first = record(step -> result.set(step.keep(x.plus(1))));
        Matrix ofFirst = result.get();
        Recording second = record(step -> result.set(step.keep(ofFirst.times(2))));
        first.run();
        second.run();
        assertThat(result.get().toArray()).containsExactly(4, 6);
        first.close();
        assertError("run: a 1x2 matrix was used after it was closed", second::run);
    }

    @Test
    void releases_what_the_step_did_not_keep() {
        AtomicReference<Matrix> scratch = new AtomicReference<>();
        record(step -> scratch.set(x.plus(1)));
        assertError("toArray: a 1x2 matrix was used after it was closed", scratch.get()::toArray);
    }

    @Test
    void nests_scopes_in_the_step() {
        AtomicReference<Matrix> released = new AtomicReference<>();
        Recording recording = record(step -> {
            Matrix kept;
            try (Scope inner = backend.scope()) {
                released.set(x.plus(1));
                kept = inner.keep(released.get().times(3));
            }
            assertThat(released.get().isClosed()).isTrue();
            result.set(step.keep(kept.plus(0)));
        });
        recording.run();
        assertThat(result.get().toArray()).containsExactly(6, 9);
    }

    @Test
    void outlives_the_scope_around_it() {
        Recording recording;
        try (Scope outer = backend.scope()) {
            recording = record(step -> result.set(step.keep(x.plus(1))));
            assertError("keep: the scope does not own this matrix, or is closed", () -> outer.keep(result.get()));
        }
        recording.run();
        assertThat(result.get().toArray()).containsExactly(2, 3);
    }

    private Recording record(Consumer<Scope> step) {
        return backend.record(step);
    }
}
