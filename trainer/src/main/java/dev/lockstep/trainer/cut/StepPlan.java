package dev.lockstep.trainer.cut;

import dev.lockstep.api.Backend;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.Outline;
import dev.lockstep.api.Section;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.nn.model.Parameter;
import dev.lockstep.trainer.step.Batch;
import dev.lockstep.trainer.step.GradientSource;
import dev.lockstep.trainer.step.Gradients;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is computed of a batch before any update, as values that name each other, each with how it depends on samples.
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
    public static final int INPUTS = -1;

    /** The targets of the batch as a value. */
    public static final int TARGETS = -2;

    /** The weights of the samples of the batch as a value. */
    public static final int WEIGHTS = -3;

    /** What an instruction computes, in a section of the step, from the values with these numbers. */
    public record Value(
            Instruction instruction, Optional<Section> section, List<Integer> operands, Cut cut, int stage) {
        /** Computes something in its section. */
        <T> T in(Supplier<T> body) {
            return section.isPresent() ? section.get().around(body) : body.get();
        }

        /** The first stage in which others can use it. */
        public int known() {
            return cut == Cut.SUMMED ? stage + 1 : stage;
        }
    }

    /** A matrix that a step makes from numbers; sharded if it has a row for each sample. */
    public record Constant(int rows, int columns, double[] elements, Cut cut) {
        /** All of it as a matrix. */
        public Matrix on(Backend backend, DType dtype) {
            return backend.matrix(dtype, rows, columns, elements);
        }

        /** The rows of a share of the samples as a matrix. */
        public Matrix on(Backend backend, DType dtype, Share share) {
            int from = share.first() * columns;
            double[] part = Arrays.copyOfRange(elements, from, from + share.count() * columns);
            return backend.matrix(dtype, share.count(), columns, part);
        }
    }

    /** A value in the shape in which it is a result. */
    public record Result(int value, int rows, int columns) {}

    /** The results, those by names as in {@link Gradients}. */
    public record Results(
            Result loss, Result prediction, Map<String, Result> gradients, Map<String, Result> afterwards) {}

    /**
     * The plan for batches of the size of this one, which have the samples of none but one another in their rows.
     *
     * @throws LockstepException if something in it can not be cut by samples
     */
    public static StepPlan of(GradientSource source, List<Parameter> parameters, Batch batch) {
        Gradients[] results = new Gradients[1];
        try (Outline outline = batch.inputs().backend().outline(scope -> {
            results[0] = source.of(batch);
            scope.keep(results[0].loss());
            scope.keep(results[0].prediction());
            results[0].byParameter().values().forEach(scope::keep);
            results[0].afterwards().values().forEach(scope::keep);
        })) {
            PlanReader reader = new PlanReader(outline, batch);
            parameters.forEach(parameter -> reader.given(parameter.value()));
            source.given().forEach(reader::given);
            Iterator<Optional<Section>> sections = outline.sections().iterator();
            outline.instructions().forEach(instruction -> reader.read(instruction, sections.next()));
            return reader.plan(results[0]);
        }
    }

    /** Whether a value has a row for each sample of the batch. */
    public boolean isSharded(int value) {
        return isSharded(value, values, constants);
    }

    static boolean isSharded(int value, List<Value> values, Map<Integer, Constant> constants) {
        if (value >= 0) {
            return values.get(value).cut() == Cut.SHARDED;
        }
        return value >= WEIGHTS
                || constants.containsKey(value) && constants.get(value).cut() == Cut.SHARDED;
    }

    /** The values that are the sums of a stage. */
    public List<Integer> sumsOf(int stage) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Value value = values.get(i);
            if (value.cut() == Cut.SUMMED && value.stage() == stage) {
                found.add(i);
            }
        }
        return found;
    }

    /** The number of the last stage. */
    public int lastStage() {
        return values.stream().mapToInt(Value::known).max().orElse(0);
    }
}
