package dev.lockstep.distributed.step;

import dev.lockstep.api.Backend;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.Recording;
import dev.lockstep.api.op.Copy;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Operand;
import dev.lockstep.api.spi.Storage;
import dev.lockstep.nn.model.Parameter;
import dev.lockstep.trainer.step.Batch;
import dev.lockstep.trainer.step.GradientSource;
import dev.lockstep.trainer.step.Gradients;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is computed of a batch before any update, as values that name each other, each with how it is spread over the workers.
 *
 * <p>The step is recorded for the whole batch, so that every number in it, such as the count that a mean is divided by, is that of the
 * whole batch. A batch of one block is not cut: every worker computes all of it.
 *
 * @param samples the number of samples in the batch
 * @param parameters the matrices outside the step by their numbers as values, which are negative
 * @param values in the order in which they are computed
 * @param loss the value that is the reported loss
 * @param gradients the value that is the gradient of each trained parameter, by its name
 */
record StepPlan(
        int samples, Map<Integer, Matrix> parameters, List<Value> values, int loss, Map<String, Integer> gradients) {
    /** The inputs of the batch as a value. */
    static final int INPUTS = -1;

    /** The targets of the batch as a value. */
    static final int TARGETS = -2;

    /** What an instruction computes, from the values with these numbers. */
    record Value(Instruction instruction, List<Integer> operands, Cut cut) {}

    /**
     * The plan for batches of the size of this one.
     *
     * @throws LockstepException if something in it can not be cut by samples
     */
    static StepPlan of(GradientSource source, List<Parameter> parameters, Batch batch) {
        Backend backend = batch.inputs().backend();
        Gradients[] results = new Gradients[1];
        try (Recording recording = backend.record(scope -> {
            results[0] = source.of(batch);
            scope.keep(results[0].loss());
            results[0].byParameter().values().forEach(scope::keep);
        })) {
            Reader reader = new Reader(batch);
            parameters.forEach(parameter -> reader.outside(parameter.value()));
            recording.instructions().forEach(reader::read);
            return reader.plan(results[0]);
        }
    }

    boolean isCut() {
        return samples > BlockSums.SAMPLES;
    }

    /** Finds the values behind the storages, which a recording uses for several of them. */
    private static final class Reader {
        private final Map<Storage, Integer> current = new IdentityHashMap<>();
        private final Map<Integer, Matrix> outside = new LinkedHashMap<>();
        private final List<Value> values = new ArrayList<>();
        private final int samples;

        Reader(Batch batch) {
            samples = batch.size();
            current.put(storage(batch.inputs()), INPUTS);
            current.put(storage(batch.targets()), TARGETS);
        }

        void outside(Matrix matrix) {
            int number = TARGETS - 1 - outside.size();
            outside.put(number, matrix);
            current.put(storage(matrix), number);
        }

        void read(Instruction instruction) {
            if (instruction.operation() instanceof Copy copy
                    && copy.count() < instruction.out().length()) {
                throw refused(instruction, "it changes a part of a matrix");
            }
            List<Integer> operands = new ArrayList<>();
            List<Boolean> sharded = new ArrayList<>();
            for (Operand operand : instruction.operands()) {
                Integer value = current.get(operand.storage());
                if (value == null) {
                    throw refused(instruction, "it uses a matrix that is neither the batch nor a parameter");
                }
                boolean cut = samples > BlockSums.SAMPLES && isSharded(value);
                if (cut && operand.rows() != samples) {
                    throw refused(instruction, "samples are given another shape");
                }
                operands.add(value);
                sharded.add(cut);
            }
            Integer before = current.get(instruction.out().storage());
            if (before != null && before < 0) {
                throw refused(instruction, "it changes the batch or a parameter");
            }
            current.put(instruction.out().storage(), values.size());
            values.add(new Value(instruction, operands, CutOf.of(instruction, sharded, samples)));
        }

        StepPlan plan(Gradients results) {
            Map<String, Integer> gradients = new LinkedHashMap<>();
            results.byParameter().forEach((name, matrix) -> gradients.put(name, result("gradient of " + name, matrix)));
            return new StepPlan(samples, outside, List.copyOf(values), result("loss", results.loss()), gradients);
        }

        private int result(String name, Matrix matrix) {
            Integer value = current.get(storage(matrix));
            if (value == null || samples > BlockSums.SAMPLES && isSharded(value)) {
                throw new LockstepException("this network can not be trained by several workers: the " + name
                        + " is not a sum over the samples");
            }
            return value;
        }

        private boolean isSharded(int value) {
            return value == INPUTS
                    || value == TARGETS
                    || value >= 0 && values.get(value).cut() == Cut.SHARDED;
        }

        private static LockstepException refused(Instruction instruction, String reason) {
            return new LockstepException("this network can not be trained by several workers: in its step, "
                    + instruction.description() + " to a " + instruction.out().shape() + " matrix: " + reason);
        }

        /** Where a matrix stands: what an instruction that uses it says. */
        private static Storage storage(Matrix matrix) {
            try (Recording probe = matrix.backend().record(scope -> scope.keep(matrix.negate()))) {
                return probe.instructions().get(0).operands().get(0).storage();
            }
        }
    }
}
