package dev.lockstep.distributed.step;

import dev.lockstep.api.Backend;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.Scope;
import dev.lockstep.api.spi.Operand;
import dev.lockstep.nn.model.Parameter;
import dev.lockstep.trainer.step.Batch;
import dev.lockstep.trainer.step.GradientSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one worker computes of each batch: the samples of its share, and all that does not depend on samples.
 *
 * <p>The losses and gradients have the bits of the whole batch computed at once. It holds no memory between batches.
 */
public final class StepShard {
    private final StepPlan plan;
    private final Share share;
    private final SumOverSamples sums;

    /**
     * Cuts a step for batches of the size of this one.
     *
     * @param parameters those that the source uses, on the backend of the batch
     * @throws LockstepException if something in the step can not be cut by samples; it names the operation
     */
    public StepShard(GradientSource source, List<Parameter> parameters, Batch batch, Share share, SumOverSamples sums) {
        this.plan = StepPlan.of(source, parameters, batch);
        this.share = share;
        this.sums = sums;
        if (share.first() + share.count() > batch.size()) {
            throw new LockstepException("a share ends behind the " + batch.size() + " samples of the batch");
        }
    }

    /**
     * The results of a batch.
     *
     * @param loss 1 x 1
     * @param byParameter the gradient of each trained parameter by its name
     */
    public record Result(Matrix loss, Map<String, Matrix> byParameter) {}

    /** Computes the batch by the parameters as they are; the results belong to the scope that is open. */
    public Result of(Batch batch) {
        if (batch.size() != plan.samples()) {
            throw new LockstepException(
                    "a step cut for batches of " + plan.samples() + " samples was given " + batch.size());
        }
        Backend backend = batch.inputs().backend();
        try (Scope scope = backend.scope()) {
            Map<Integer, Matrix> computed = new HashMap<>(plan.parameters());
            put(computed, StepPlan.INPUTS, batch.inputs());
            put(computed, StepPlan.TARGETS, batch.targets());
            for (int i = 0; i < plan.values().size(); i++) {
                compute(i, computed);
            }
            Map<String, Matrix> gradients = new LinkedHashMap<>();
            plan.gradients().forEach((name, value) -> gradients.put(name, scope.keep(computed.get(value))));
            return new Result(scope.keep(computed.get(plan.loss())), gradients);
        }
    }

    private void put(Map<Integer, Matrix> computed, int value, Matrix whole) {
        if (!plan.isCut()) {
            computed.put(value, whole);
        } else if (share.count() > 0) {
            computed.put(value, whole.rows(share.first(), share.count()));
        }
    }

    private void compute(int number, Map<Integer, Matrix> computed) {
        StepPlan.Value value = plan.values().get(number);
        switch (value.cut()) {
            case REPLICATED -> computed.put(number, whole(value, computed));
            case SHARDED -> {
                if (share.count() > 0) {
                    computed.put(number, shard(value, operands(value, computed)));
                }
            }
            case SUMMED -> computed.put(number, summed(value, computed));
        }
    }

    /** An operation on whole matrices, each in the shape in which the instruction takes it. */
    private static Matrix whole(StepPlan.Value value, Map<Integer, Matrix> computed) {
        List<Matrix> shaped = new ArrayList<>();
        for (int i = 0; i < value.operands().size(); i++) {
            Operand operand = value.instruction().operands().get(i);
            Matrix matrix = computed.get(value.operands().get(i));
            boolean same = matrix.rows() == operand.rows() && matrix.columns() == operand.columns();
            shaped.add(same ? matrix : matrix.reshape(operand.rows(), operand.columns()));
        }
        return shard(value, shaped);
    }

    private static List<Matrix> operands(StepPlan.Value value, Map<Integer, Matrix> computed) {
        return value.operands().stream().map(computed::get).toList();
    }

    private static Matrix shard(StepPlan.Value value, List<Matrix> operands) {
        Matrix[] others = operands.subList(1, operands.size()).toArray(Matrix[]::new);
        return operands.get(0).compute(value.instruction().operation(), others);
    }

    private Matrix summed(StepPlan.Value value, Map<Integer, Matrix> computed) {
        Operand out = value.instruction().out();
        List<double[]> blocks = new ArrayList<>();
        for (int from = 0; from < share.count(); from += BlockSums.SAMPLES) {
            int start = from;
            int count = Math.min(BlockSums.SAMPLES, share.count() - from);
            List<Matrix> rows = operands(value, computed).stream()
                    .map(operand -> operand.rows(start, count))
                    .toList();
            blocks.add(shard(value, rows).toArray());
        }
        double[] sum = sums.of(out.length(), blocks);
        Backend backend = plan.parameters().values().iterator().next().backend();
        return backend.matrix(out.dtype(), out.rows(), out.columns(), sum);
    }
}
