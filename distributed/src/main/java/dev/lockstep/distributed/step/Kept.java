package dev.lockstep.distributed.step;

import dev.lockstep.api.Matrix;
import dev.lockstep.api.Scope;
import dev.lockstep.trainer.cut.StepPlan;
import dev.lockstep.trainer.cut.StepPlan.Result;
import dev.lockstep.trainer.cut.StepPlan.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Which values a recording of a stage keeps: those that a later stage uses, and the prediction. */
final class Kept {
    private final Set<Integer> needed = new HashSet<>();
    private final Set<Matrix> lasting = Collections.newSetFromMap(new IdentityHashMap<>());

    Kept(StepPlan plan) {
        for (Value value : plan.values()) {
            for (int operand : value.operands()) {
                if (stage(plan, operand) < value.stage()) {
                    needed.add(operand);
                }
            }
        }
        StepPlan.Results ends = plan.results();
        List<Result> all = new ArrayList<>(List.of(ends.loss()));
        all.addAll(ends.gradients().values());
        all.addAll(ends.afterwards().values());
        all.stream()
                .map(Result::value)
                .filter(value -> stage(plan, value) < plan.lastStage())
                .forEach(needed::add);
        needed.add(ends.prediction().value());
    }

    /** Notes a matrix that no recording makes. */
    void lasts(Matrix matrix) {
        lasting.add(matrix);
    }

    Matrix ifNeeded(Scope scope, int value, Matrix matrix) {
        return needed.contains(value) ? keep(scope, matrix) : matrix;
    }

    /** Keeps a matrix, unless it lasts anyway. */
    Matrix keep(Scope scope, Matrix matrix) {
        return lasting.add(matrix) ? scope.keep(matrix) : matrix;
    }

    private static int stage(StepPlan plan, int value) {
        return value < 0 ? 0 : plan.values().get(value).stage();
    }
}
