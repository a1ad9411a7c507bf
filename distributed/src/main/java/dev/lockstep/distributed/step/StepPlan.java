package dev.lockstep.distributed.step;

import dev.lockstep.api.Backend;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.Recording;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.nn.model.Parameter;
import dev.lockstep.trainer.step.Batch;
import dev.lockstep.trainer.step.GradientSource;
import dev.lockstep.trainer.step.Gradients;
import java.util.List;
import java.util.Map;

/**
 * What is computed of a batch before any update, as values that name each other, each with how it is spread over the workers.
 *
 * <p>The step is recorded for the whole batch, so that every number in it, such as the count that a mean is divided by, is that of the
 * whole batch. A value's stage is how many sums over samples must be known one after another before it can be computed.
 *
 * @param samples the number of samples in the batch
 * @param given the matrices outside the step by their numbers as values, which are negative
 * @param constants matrices that the step makes from numbers, by their numbers as values, which are negative too
 * @param values in the order in which they are computed
 */
public record StepPlan(
        int samples,
        Map<Integer, Matrix> given,
        Map<Integer, Constant> constants,
        List<Value> values,
        Results results) {
    /** The inputs of the batch as a value. */
    static final int INPUTS = -1;

    /** The targets of the batch as a value. */
    static final int TARGETS = -2;

    /** The weights of the samples of the batch as a value. */
    static final int WEIGHTS = -3;

    /** What an instruction computes, from the values with these numbers. */
    record Value(Instruction instruction, List<Integer> operands, Cut cut, int stage) {
        /** The first stage in which others can use it. */
        int known() {
            return cut == Cut.SUMMED ? stage + 1 : stage;
        }
    }

    /** A matrix that a step makes from numbers; sharded if it has a row for each sample. */
    record Constant(int rows, int columns, double[] elements, Cut cut) {}

    /** A value in the shape in which it is a result. */
    record Result(int value, int rows, int columns) {}

    /** The results, those by names as in {@link Gradients}. */
    record Results(Result loss, Result prediction, Map<String, Result> gradients, Map<String, Result> afterwards) {}

    /**
     * The plan for batches of the size of this one, of more than one block.
     *
     * @throws LockstepException if something in it can not be cut by samples
     */
    public static StepPlan of(GradientSource source, List<Parameter> parameters, Batch batch) {
        if (!isCut(batch.size())) {
            throw new IllegalArgumentException("a batch of " + batch.size() + " samples is not cut");
        }
        Backend backend = batch.inputs().backend();
        Gradients[] results = new Gradients[1];
        try (Recording recording = backend.record(scope -> {
            results[0] = source.of(batch);
            scope.keep(results[0].loss());
            scope.keep(results[0].prediction());
            results[0].byParameter().values().forEach(scope::keep);
            results[0].afterwards().values().forEach(scope::keep);
        })) {
            PlanReader reader = new PlanReader(recording, batch);
            parameters.forEach(parameter -> reader.given(parameter.value()));
            source.given().forEach(reader::given);
            recording.instructions().forEach(reader::read);
            return reader.plan(results[0]);
        }
    }

    /** Whether a batch of so many samples is cut; one of a single block is not, so that every worker computes all of it. */
    public static boolean isCut(int samples) {
        return samples > BlockSums.SAMPLES;
    }

    /** The number of the last stage. */
    int lastStage() {
        return values.stream().mapToInt(Value::known).max().orElse(0);
    }
}
