package dev.lockstep.distributed.step;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.Recording;
import dev.lockstep.api.Scope;
import dev.lockstep.api.op.Operation;
import dev.lockstep.api.spi.Operand;
import dev.lockstep.distributed.step.StepPlan.Result;
import dev.lockstep.distributed.step.StepPlan.Value;
import dev.lockstep.trainer.step.Batch;
import dev.lockstep.trainer.step.Gradients;
import dev.lockstep.trainer.training.BatchFeed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A step's stages for one share of the samples, each recorded: what is computed before the first sums over samples are known, between them, and
 * behind the last.
 *
 * <p>Its matrices belong to the scope that is open when it is made.
 */
final class Stages implements AutoCloseable {
    private final StepPlan plan;
    private final Share share;
    private final boolean byBlocks;
    private final Map<Integer, Matrix> sums;
    private final Set<Integer> needed = new HashSet<>();
    private final Map<Integer, Matrix> computed = new HashMap<>();
    private final Map<Integer, List<Matrix>> terms = new HashMap<>();
    /** Those that no recording made, or that one keeps already. */
    private final Set<Matrix> lasting = Collections.newSetFromMap(new IdentityHashMap<>());

    private final List<Recording> recordings = new ArrayList<>();
    private Gradients results;

    /**
     * @param samples gives those of the share; empty if it has none
     * @param byBlocks whether the sum of each block is computed by itself where the first blocks of the batch could be added at once
     * @param sums holds each sum once it is known, by the number of its value
     * @param ending what is computed of the results in the last stage
     */
    Stages(
            Backend backend,
            StepPlan plan,
            Share share,
            Optional<BatchFeed> samples,
            boolean byBlocks,
            Map<Integer, Matrix> sums,
            UnaryOperator<Gradients> ending) {
        this.plan = plan;
        this.share = share;
        this.byBlocks = byBlocks;
        this.sums = sums;
        computed.putAll(plan.given());
        plan.constants().forEach((number, constant) -> constant(backend, number, constant));
        findNeeded();
        lasting.addAll(computed.values());
        lasting.addAll(sums.values());
        for (int stage = 0; stage <= plan.lastStage(); stage++) {
            int number = stage;
            recordings.add(backend.record(scope -> {
                if (number == 0) {
                    samples.ifPresent(feed -> put(scope, feed));
                }
                record(scope, number);
                if (number == plan.lastStage()) {
                    results = ending.apply(results());
                    keep(scope, results.loss());
                }
            }));
        }
    }

    /** Computes a stage; the sums of all stages before are known. */
    void run(int stage) {
        recordings.get(stage).run();
    }

    /** What the share has of the sums of a stage, in the order of the values. */
    List<Terms> terms(int stage) {
        List<Terms> found = new ArrayList<>();
        for (int value : sumsOf(stage)) {
            found.add(new Terms(
                    plan.values().get(value).instruction().out().length(),
                    terms.get(value).stream().map(Matrix::toArray).toList()));
        }
        return found;
    }

    /** The values that are the sums of a stage. */
    List<Integer> sumsOf(int stage) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < plan.values().size(); i++) {
            Value value = plan.values().get(i);
            if (value.cut() == Cut.SUMMED && value.stage() == stage) {
                found.add(i);
            }
        }
        return found;
    }

    /** The results as the ending has them; the prediction is that of the share. */
    Gradients result() {
        return results;
    }

    @Override
    public void close() {
        recordings.forEach(Recording::close);
    }

    private void constant(Backend backend, int number, StepPlan.Constant constant) {
        boolean sharded = constant.cut() == Cut.SHARDED;
        int first = sharded ? share.first() : 0;
        int count = sharded ? share.count() : constant.rows();
        if (count > 0) {
            double[] elements = Arrays.copyOfRange(
                    constant.elements(), first * constant.columns(), (first + count) * constant.columns());
            Matrix any = plan.given().values().iterator().next();
            computed.put(number, backend.matrix(any.dtype(), count, constant.columns(), elements));
        }
    }

    /** What a later stage than its own uses. */
    private void findNeeded() {
        for (Value value : plan.values()) {
            for (int operand : value.operands()) {
                if (stageOf(operand) < value.stage()) {
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
                .filter(value -> stageOf(value) < plan.lastStage())
                .forEach(needed::add);
        needed.add(ends.prediction().value());
    }

    private int stageOf(int value) {
        return value < 0 ? 0 : plan.values().get(value).stage();
    }

    private void put(Scope scope, BatchFeed feed) {
        Batch batch = feed.batch();
        if (!feed.gathers()) {
            lasting.add(batch.inputs());
            lasting.add(batch.targets());
        }
        computed.put(StepPlan.INPUTS, keptIfNeeded(scope, StepPlan.INPUTS, batch.inputs()));
        computed.put(StepPlan.TARGETS, keptIfNeeded(scope, StepPlan.TARGETS, batch.targets()));
    }

    private Matrix keptIfNeeded(Scope scope, int value, Matrix matrix) {
        return needed.contains(value) ? keep(scope, matrix) : matrix;
    }

    private Matrix keep(Scope scope, Matrix matrix) {
        return lasting.add(matrix) ? scope.keep(matrix) : matrix;
    }

    private void record(Scope scope, int stage) {
        for (int i = 0; i < plan.values().size(); i++) {
            Value value = plan.values().get(i);
            if (value.stage() == stage) {
                switch (value.cut()) {
                    case REPLICATED -> computed.put(i, keptIfNeeded(scope, i, whole(value)));
                    case SHARDED -> {
                        if (share.count() > 0) {
                            computed.put(i, keptIfNeeded(scope, i, of(value, share, operands(value))));
                        }
                    }
                    case SUMMED -> {
                        terms.put(i, terms(scope, value));
                        computed.put(i, sums.get(i));
                    }
                }
            }
        }
    }

    /** An operation on whole matrices. */
    private Matrix whole(Value value) {
        Operation operation = value.instruction().operation();
        List<Matrix> operands = operands(value);
        return operands.get(0)
                .compute(operation, operands.subList(1, operands.size()).toArray(Matrix[]::new));
    }

    private static Matrix of(Value value, Share rows, List<Matrix> operands) {
        return value.instruction().operation().accept(new OfShare(rows, operands));
    }

    /** Each operand in the shape in which the instruction takes it, of samples those of the share. */
    private List<Matrix> operands(Value value) {
        List<Matrix> shaped = new ArrayList<>();
        for (int i = 0; i < value.operands().size(); i++) {
            Operand operand = value.instruction().operands().get(i);
            Matrix matrix = computed.get(value.operands().get(i));
            shaped.add(
                    matrix.columns() == operand.columns() ? matrix : matrix.reshape(operand.rows(), operand.columns()));
        }
        return shaped;
    }

    private List<Matrix> terms(Scope scope, Value value) {
        List<Matrix> found = new ArrayList<>();
        if (share.count() == 0) {
            return found;
        }
        List<Matrix> operands = operands(value);
        int step = share.first() == 0 && !byBlocks ? share.count() : BlockSums.SAMPLES;
        for (int from = 0; from < share.count(); from += step) {
            int start = from;
            int count = Math.min(step, share.count() - from);
            List<Matrix> rows = count == share.count()
                    ? operands
                    : operands.stream()
                            .map(operand -> operand.rows(start, count))
                            .toList();
            found.add(keep(scope, of(value, share, rows)));
        }
        return found;
    }

    private Gradients results() {
        StepPlan.Results ends = plan.results();
        Matrix loss = shaped(ends.loss());
        return new Gradients(loss, prediction().orElse(loss), shaped(ends.gradients()), shaped(ends.afterwards()));
    }

    /** The prediction of the share's samples; empty if it has none. */
    Optional<Matrix> prediction() {
        return Optional.ofNullable(computed.get(plan.results().prediction().value()));
    }

    private Map<String, Matrix> shaped(Map<String, Result> all) {
        Map<String, Matrix> matrices = new LinkedHashMap<>();
        all.forEach((name, result) -> matrices.put(name, shaped(result)));
        return matrices;
    }

    private Matrix shaped(Result result) {
        Matrix matrix = computed.get(result.value());
        boolean same = matrix.rows() == result.rows() && matrix.columns() == result.columns();
        return same ? matrix : matrix.reshape(result.rows(), result.columns());
    }
}
