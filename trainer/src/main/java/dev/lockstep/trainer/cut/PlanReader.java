package dev.lockstep.trainer.cut;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.Outline;
import dev.lockstep.api.Section;
import dev.lockstep.api.op.Copy;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Operand;
import dev.lockstep.api.spi.Storage;
import dev.lockstep.trainer.cut.StepPlan.Constant;
import dev.lockstep.trainer.cut.StepPlan.Result;
import dev.lockstep.trainer.cut.StepPlan.Results;
import dev.lockstep.trainer.cut.StepPlan.Value;
import dev.lockstep.trainer.step.Batch;
import dev.lockstep.trainer.step.Gradients;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the values behind the storages of a recorded step, which uses a storage for several of them. */
final class PlanReader {
    private final Outline outline;
    private final Map<Storage, Integer> current = new IdentityHashMap<>();
    private final Map<Integer, Matrix> given = new LinkedHashMap<>();
    private final Map<Integer, Constant> constants = new LinkedHashMap<>();
    private final List<Value> values = new ArrayList<>();
    private final int samples;

    PlanReader(Outline outline, Batch batch) {
        this.outline = outline;
        samples = batch.size();
        current.put(storage(batch.inputs()), StepPlan.INPUTS);
        current.put(storage(batch.targets()), StepPlan.TARGETS);
        batch.weights().ifPresent(weights -> current.put(storage(weights), StepPlan.WEIGHTS));
    }

    void given(Matrix matrix) {
        int number = nextOutside();
        given.put(number, matrix);
        current.put(storage(matrix), number);
    }

    void read(Instruction instruction, Optional<Section> section) {
        if (instruction.operation() instanceof Copy copy
                && copy.count() < instruction.out().length()) {
            throw refused(instruction, "it changes a part of a matrix");
        }
        List<Integer> operands = new ArrayList<>();
        List<Boolean> sharded = new ArrayList<>();
        int stage = 0;
        for (Operand operand : instruction.operands()) {
            int value = current.computeIfAbsent(operand.storage(), storage -> constant(operand));
            boolean cut = isSharded(value);
            if (cut && operand.rows() != samples) {
                throw refused(instruction, "samples are given another shape");
            }
            operands.add(value);
            sharded.add(cut);
            stage = Math.max(stage, value < 0 ? 0 : values.get(value).known());
        }
        Integer before = current.get(instruction.out().storage());
        if (before != null && before < 0) {
            throw refused(instruction, "it changes the batch, a parameter or a constant");
        }
        current.put(instruction.out().storage(), values.size());
        values.add(new Value(instruction, section, operands, CutOf.of(instruction, sharded, samples), stage));
    }

    StepPlan plan(Gradients results) {
        Result prediction = place("prediction", results.prediction());
        if (isSharded(prediction.value()) && prediction.rows() != samples) {
            throw notASum("prediction");
        }
        return new StepPlan(
                samples,
                given,
                constants,
                List.copyOf(values),
                new Results(
                        whole("loss", results.loss()),
                        prediction,
                        whole("gradient of ", results.byParameter()),
                        whole("new value of ", results.afterwards())));
    }

    private int constant(Operand operand) {
        int number = nextOutside();
        Cut cut = operand.rows() == samples ? Cut.SHARDED : Cut.REPLICATED;
        constants.put(number, new Constant(operand.rows(), operand.columns(), outline.values(operand), cut));
        return number;
    }

    private int nextOutside() {
        return StepPlan.WEIGHTS - 1 - given.size() - constants.size();
    }

    private Map<String, Result> whole(String what, Map<String, Matrix> matrices) {
        Map<String, Result> places = new LinkedHashMap<>();
        matrices.forEach((name, matrix) -> places.put(name, whole(what + name, matrix)));
        return places;
    }

    private Result whole(String name, Matrix matrix) {
        Result result = place(name, matrix);
        if (isSharded(result.value())) {
            throw notASum(name);
        }
        return result;
    }

    private Result place(String name, Matrix matrix) {
        Integer value = current.get(storage(matrix));
        if (value == null) {
            throw notASum(name);
        }
        return new Result(value, matrix.rows(), matrix.columns());
    }

    private boolean isSharded(int value) {
        return StepPlan.isSharded(value, values, constants);
    }

    private static LockstepException notASum(String name) {
        return new LockstepException(
                "the step of this network can not be cut by samples: its " + name + " is not a sum over the samples");
    }

    private static LockstepException refused(Instruction instruction, String reason) {
        return new LockstepException("the step of this network can not be cut by samples: " + instruction.description()
                + " to a " + instruction.out().shape() + " matrix: " + reason);
    }

    /** Where a matrix stands. */
    private Storage storage(Matrix matrix) {
        return outline.operand(matrix).storage();
    }
}
