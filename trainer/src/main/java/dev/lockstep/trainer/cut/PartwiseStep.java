package dev.lockstep.trainer.cut;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.spi.Operand;
import dev.lockstep.trainer.cut.StepPlan.Result;
import dev.lockstep.trainer.cut.StepPlan.Value;
import dev.lockstep.trainer.step.Batch;
import dev.lockstep.trainer.step.Gradients;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Records a step part by part. A value is computed when it is first needed, and a sum over the samples as late as other sums allow, so that
 * of a part no more is kept for later than what such a sum comes between.
 */
final class PartwiseStep {
    private final StepPlan plan;
    private final Batch batch;
    private final Map<Integer, Matrix> whole = new HashMap<>();
    private final List<Part> parts = new ArrayList<>();
    private final Set<Integer> needed;
    private final boolean byBlocks;

    PartwiseStep(StepPlan plan, Batch batch, int size) {
        this.plan = plan;
        this.batch = batch;
        needed = needed(plan);
        byBlocks = size % Share.BLOCK == 0;
        whole.putAll(plan.given());
        Backend backend = batch.inputs().backend();
        DType dtype = batch.inputs().dtype();
        plan.constants().forEach((number, constant) -> {
            if (constant.cut() == Cut.REPLICATED) {
                whole.put(number, constant.on(backend, dtype));
            }
        });
        for (Share share : new Share(0, plan.samples()).cut(size)) {
            parts.add(new Part(share));
        }
    }

    Gradients gradients() {
        List<Matrix> predictions = new ArrayList<>();
        StepPlan.Results results = plan.results();
        int last = plan.lastStage() - 1;
        for (int stage = 0; stage <= last; stage++) {
            Map<Integer, Matrix> sums = new HashMap<>();
            for (Part part : parts) {
                for (int sum : sumsOf(stage)) {
                    Value value = plan.values().get(sum);
                    part.terms(sum)
                            .forEach(term -> sums.merge(sum, term, (one, other) -> value.in(() -> one.plus(other))));
                }
                if (stage == last) {
                    predictions.add(part.value(results.prediction().value()));
                }
            }
            whole.putAll(sums);
        }
        return new Gradients(
                whole(results.loss()),
                predictions.get(0).backend().concatenateRows(predictions.toArray(Matrix[]::new)),
                whole(results.gradients()),
                whole(results.afterwards()));
    }

    /** The sums that other sums need come in their stage, all others in the last. */
    private List<Integer> sumsOf(int stage) {
        List<Integer> found = new ArrayList<>();
        for (int earlier = 0; earlier <= stage; earlier++) {
            for (int sum : plan.sumsOf(earlier)) {
                boolean early = needed.contains(sum);
                if (early ? earlier == stage : stage == plan.lastStage() - 1) {
                    found.add(sum);
                }
            }
        }
        return found;
    }

    /** The sums that others depend on. */
    private static Set<Integer> needed(StepPlan plan) {
        Set<Integer> seen = new HashSet<>();
        Deque<Integer> open = new ArrayDeque<>();
        for (Value value : plan.values()) {
            if (value.cut() == Cut.SUMMED) {
                open.addAll(value.operands());
            }
        }
        while (!open.isEmpty()) {
            int number = open.pop();
            if (number >= 0 && seen.add(number)) {
                open.addAll(plan.values().get(number).operands());
            }
        }
        return seen;
    }

    private Map<String, Matrix> whole(Map<String, Result> results) {
        Map<String, Matrix> matrices = new LinkedHashMap<>();
        results.forEach((name, result) -> matrices.put(name, whole(result)));
        return matrices;
    }

    private Matrix whole(Result result) {
        return shaped(whole(result.value()), result.rows(), result.columns());
    }

    /** What does not depend on samples, and sums over them that are known. */
    private Matrix whole(int number) {
        Matrix known = whole.get(number);
        if (known != null) {
            return known;
        }
        Value value = plan.values().get(number);
        List<Matrix> operands = new ArrayList<>();
        for (int i = 0; i < value.operands().size(); i++) {
            Operand operand = value.instruction().operands().get(i);
            operands.add(shaped(whole(value.operands().get(i)), operand.rows(), operand.columns()));
        }
        Matrix computed = value.in(() ->
                value.instruction().operation().accept(new OfShare(new Share(0, plan.samples()), operands)));
        whole.put(number, computed);
        return computed;
    }

    private Matrix given(int number) {
        return switch (number) {
            case StepPlan.INPUTS -> batch.inputs();
            case StepPlan.TARGETS -> batch.targets();
            case StepPlan.WEIGHTS -> batch.weights().orElseThrow();
            default -> throw new IllegalStateException("value " + number + " is not of the batch");
        };
    }

    private static Matrix shaped(Matrix matrix, int rows, int columns) {
        boolean same = matrix.rows() == rows && matrix.columns() == columns;
        return same ? matrix : matrix.reshape(rows, columns);
    }

    /** Some samples, and what was computed of them. */
    private final class Part {
        private final Share share;
        private final Map<Integer, Matrix> computed = new HashMap<>();

        Part(Share share) {
            this.share = share;
            plan.constants().forEach((number, constant) -> {
                if (constant.cut() == Cut.SHARDED) {
                    Matrix rows =
                            constant.on(batch.inputs().backend(), batch.inputs().dtype(), share);
                    computed.put(number, rows);
                }
            });
        }

        Matrix value(int number) {
            Matrix known = computed.get(number);
            if (known != null) {
                return known;
            }
            if (!plan.isSharded(number)) {
                return whole(number);
            }
            Matrix rows = number >= 0 ? compute(number, share) : given(number).rows(share.first(), share.count());
            computed.put(number, rows);
            return rows;
        }

        /** What it has of a sum; what comes first in a batch may be added at once, as it is added from +0.0 either way. */
        List<Matrix> terms(int sum) {
            boolean atOnce = !byBlocks || share.first() == 0;
            return share.cut(atOnce ? share.count() : Share.BLOCK).stream()
                    .map(block -> compute(sum, block))
                    .toList();
        }

        /** A value's rows of some of its samples, or their sum. */
        private Matrix compute(int number, Share samples) {
            Value value = plan.values().get(number);
            List<Matrix> operands = new ArrayList<>();
            for (int i = 0; i < value.operands().size(); i++) {
                int from = value.operands().get(i);
                Operand operand = value.instruction().operands().get(i);
                if (!plan.isSharded(from)) {
                    operands.add(shaped(whole(from), operand.rows(), operand.columns()));
                } else if (samples.equals(share)) {
                    operands.add(value(from));
                } else {
                    operands.add(value(from).rows(samples.first() - share.first(), samples.count()));
                }
            }
            return value.in(() -> value.instruction().operation().accept(new OfShare(samples, operands)));
        }
    }
}
