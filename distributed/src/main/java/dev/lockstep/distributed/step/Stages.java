package dev.lockstep.distributed.step;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.Recording;
import dev.lockstep.api.Scope;
import dev.lockstep.api.op.Operation;
import dev.lockstep.api.spi.Operand;
import dev.lockstep.trainer.cut.Cut;
import dev.lockstep.trainer.cut.StepPlan;
import dev.lockstep.trainer.cut.StepPlan.Result;
import dev.lockstep.trainer.cut.StepPlan.Value;
import dev.lockstep.trainer.step.Gradients;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A step's stages for some of the samples, each recorded: what is computed before the first sums over samples are known, between them, and
 * behind the last.
 *
 * <p>Its matrices belong to the scope that is open when it is made.
 */
final class Stages implements AutoCloseable {
    private final StepPlan plan;
    private final List<Piece> pieces;
    private final Kept kept;
    private final Map<Integer, Matrix> whole = new HashMap<>();
    private final List<Recording> recordings = new ArrayList<>();
    private Gradients results;

    /**
     * @param pieces of which each is computed by itself; none for a worker without samples
     * @param sums holds each sum once it is known, by the number of its value
     * @param ending what is computed of the results in the last stage
     */
    Stages(
            Backend backend,
            StepPlan plan,
            List<Piece> pieces,
            Map<Integer, Matrix> sums,
            UnaryOperator<Gradients> ending) {
        this.plan = plan;
        this.pieces = pieces;
        this.kept = new Kept(plan);
        whole.putAll(plan.given());
        whole.putAll(sums);
        Matrix any = plan.given().values().iterator().next();
        plan.constants().forEach((number, constant) -> {
            if (constant.cut() == Cut.REPLICATED) {
                whole.put(number, constant.on(backend, any.dtype()));
            }
        });
        whole.values().forEach(kept::lasts);
        for (int stage = 0; stage <= plan.lastStage(); stage++) {
            int number = stage;
            recordings.add(backend.record(scope -> record(scope, number, ending)));
        }
    }

    /** Takes the samples of the batch that begins at a place of the epoch. */
    void fetch(int first) {
        pieces.forEach(piece -> piece.fetch(first));
    }

    /** Computes a stage; the sums of all stages before are known. */
    void run(int stage) {
        recordings.get(stage).run();
    }

    /** What there is of the sums of a stage, in the order of the values, until the stage is computed again. */
    List<Terms> terms(int stage) {
        List<Terms> found = new ArrayList<>();
        for (int value : plan.sumsOf(stage)) {
            found.add(new Terms(pieces.stream().map(piece -> piece.term(value)).toList(), whole.get(value)));
        }
        return found;
    }

    /** The results as the ending has them. */
    Gradients result() {
        return results;
    }

    /** The predictions of the samples, row by row. */
    double[] prediction() {
        int value = plan.results().prediction().value();
        if (whole.containsKey(value)) {
            return whole.get(value).toArray();
        }
        return pieces.stream()
                .map(piece -> piece.computed(value).toArray())
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    @Override
    public void close() {
        recordings.forEach(Recording::close);
    }

    /** A matrix in a shape. */
    static Matrix shaped(Matrix matrix, int rows, int columns) {
        boolean same = matrix.rows() == rows && matrix.columns() == columns;
        return same ? matrix : matrix.reshape(rows, columns);
    }

    /** What does not depend on samples comes first: it may be used by all pieces. */
    private void record(Scope scope, int stage, UnaryOperator<Gradients> ending) {
        for (int i = 0; i < plan.values().size(); i++) {
            Value value = plan.values().get(i);
            if (value.stage() == stage && value.cut() == Cut.REPLICATED) {
                whole.put(i, kept.ifNeeded(scope, i, replicated(value)));
            }
        }
        pieces.forEach(piece -> piece.record(scope, stage, kept, whole));
        if (stage == plan.lastStage()) {
            StepPlan.Results ends = plan.results();
            Matrix loss = shaped(ends.loss());
            results = ending.apply(new Gradients(loss, loss, shaped(ends.gradients()), shaped(ends.afterwards())));
            kept.keep(scope, results.loss());
        }
    }

    private Matrix replicated(Value value) {
        Operation operation = value.instruction().operation();
        List<Matrix> operands = new ArrayList<>();
        for (int i = 0; i < value.operands().size(); i++) {
            Operand operand = value.instruction().operands().get(i);
            operands.add(shaped(whole.get(value.operands().get(i)), operand.rows(), operand.columns()));
        }
        return operands.get(0)
                .compute(operation, operands.subList(1, operands.size()).toArray(Matrix[]::new));
    }

    private Map<String, Matrix> shaped(Map<String, Result> all) {
        Map<String, Matrix> matrices = new LinkedHashMap<>();
        all.forEach((name, result) -> matrices.put(name, shaped(result)));
        return matrices;
    }

    private Matrix shaped(Result result) {
        return shaped(whole.get(result.value()), result.rows(), result.columns());
    }
}
