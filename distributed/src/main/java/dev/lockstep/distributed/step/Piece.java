package dev.lockstep.distributed.step;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.Scope;
import dev.lockstep.api.spi.Operand;
import dev.lockstep.trainer.cut.Cut;
import dev.lockstep.trainer.cut.OfShare;
import dev.lockstep.trainer.cut.Share;
import dev.lockstep.trainer.cut.StepPlan;
import dev.lockstep.trainer.cut.StepPlan.Value;
import dev.lockstep.trainer.step.Batch;
import dev.lockstep.trainer.training.BatchFeed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Some samples of a step that are computed together, and what they have of each sum. */
final class Piece {
    private final StepPlan plan;
    private final Share share;
    private final BatchFeed feed;
    private final Map<Integer, Matrix> computed = new HashMap<>();
    private final Map<Integer, Matrix> terms = new HashMap<>();

    Piece(Backend backend, StepPlan plan, Share share, BatchFeed feed) {
        this.plan = plan;
        this.share = share;
        this.feed = feed;
        Matrix any = plan.given().values().iterator().next();
        plan.constants().forEach((number, constant) -> {
            if (constant.cut() == Cut.SHARDED) {
                computed.put(number, constant.on(backend, any.dtype(), share));
            }
        });
    }

    /** Takes its samples from the batch that begins at a place of the epoch. */
    void fetch(int first) {
        feed.fetch(first + share.first());
    }

    /** Records what a stage computes of it. */
    void record(Scope scope, int stage, Kept kept, Map<Integer, Matrix> whole) {
        if (stage == 0) {
            Batch batch = feed.batch();
            if (!feed.gathers()) {
                kept.lasts(batch.inputs());
                kept.lasts(batch.targets());
                batch.weights().ifPresent(kept::lasts);
            }
            computed.put(StepPlan.INPUTS, kept.ifNeeded(scope, StepPlan.INPUTS, batch.inputs()));
            computed.put(StepPlan.TARGETS, kept.ifNeeded(scope, StepPlan.TARGETS, batch.targets()));
            batch.weights()
                    .ifPresent(
                            weights -> computed.put(StepPlan.WEIGHTS, kept.ifNeeded(scope, StepPlan.WEIGHTS, weights)));
        }
        for (int i = 0; i < plan.values().size(); i++) {
            Value value = plan.values().get(i);
            if (value.stage() == stage && value.cut() != Cut.REPLICATED) {
                Matrix matrix = value.instruction().operation().accept(new OfShare(share, operands(value, whole)));
                if (value.cut() == Cut.SHARDED) {
                    computed.put(i, kept.ifNeeded(scope, i, matrix));
                } else {
                    terms.put(i, kept.keep(scope, matrix));
                }
            }
        }
    }

    /** What it has of a sum, until its next step. */
    Matrix term(int value) {
        return terms.get(value);
    }

    /** A value of its samples. */
    Matrix computed(int value) {
        return computed.get(value);
    }

    /** Each operand in the shape in which the instruction takes it, of samples those of the piece. */
    private List<Matrix> operands(Value value, Map<Integer, Matrix> whole) {
        List<Matrix> operands = new ArrayList<>();
        for (int i = 0; i < value.operands().size(); i++) {
            int number = value.operands().get(i);
            Operand operand = value.instruction().operands().get(i);
            operands.add(
                    computed.containsKey(number)
                            ? computed.get(number)
                            : Stages.shaped(whole.get(number), operand.rows(), operand.columns()));
        }
        return operands;
    }
}
