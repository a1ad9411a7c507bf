package dev.lockstep.distributed.step;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.Scope;
import dev.lockstep.api.spi.Operand;
import dev.lockstep.trainer.cut.Cut;
import dev.lockstep.trainer.cut.Share;
import dev.lockstep.trainer.cut.StepPlan;
import dev.lockstep.trainer.step.Gradients;
import dev.lockstep.trainer.training.EpochOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What one worker computes of each batch: the samples of its share, and all that does not depend on samples.
 *
 * <p>The losses and gradients have the bits of the whole batch computed at once. Its matrices belong to the scope that is open when it is made.
 */
public final class StepShard implements AutoCloseable {
    private final Backend backend;
    private final StepPlan plan;
    private final Share share;
    private final EpochOrder order;
    private final SumOverSamples adding;
    private final Map<Integer, Matrix> sums = new HashMap<>();
    private final Stages stages;

    /**
     * @param order gives the samples
     * @param adding adds what the workers have
     * @param atOnce how many samples are computed together where that changes no bit, a multiple of 256; 0 has the sum of each block computed
     *     by itself, so that it can be compared with another worker's
     * @param ending what is computed of the whole batch's gradients behind them, such as an update; returns them as they are to be reported
     */
    public StepShard(
            Backend backend,
            StepPlan plan,
            Share share,
            EpochOrder order,
            SumOverSamples adding,
            int atOnce,
            UnaryOperator<Gradients> ending) {
        this.backend = backend;
        this.plan = plan;
        this.share = share;
        this.order = order;
        this.adding = adding;
        for (int i = 0; i < plan.values().size(); i++) {
            StepPlan.Value value = plan.values().get(i);
            if (value.cut() == Cut.SUMMED) {
                Operand out = value.instruction().out();
                sums.put(i, backend.zeros(out.dtype(), out.rows(), out.columns()));
            }
        }
        stages = new Stages(backend, plan, pieces(atOnce), sums, ending);
    }

    /**
     * Computes a batch by the parameters as they are.
     *
     * @param first the place in the epoch of the batch's first sample
     * @param checks the blocks whose sums are compared
     */
    public void run(int first, List<BlockCheck> checks) {
        stages.fetch(first);
        try (Scope scope = backend.scope()) {
            List<Checked> checked =
                    checks.stream().map(check -> new Checked(check, first)).toList();
            for (int stage = 0; stage <= plan.lastStage(); stage++) {
                runStage(stage, checked);
            }
            checked.forEach(Checked::close);
        }
    }

    private void runStage(int stage, List<Checked> checked) {
        stages.run(stage);
        if (plan.sumsOf(stage).isEmpty()) {
            return;
        }
        List<Terms> terms = stages.terms(stage);
        for (Checked each : checked) {
            each.digest(stage, terms);
        }
        adding.add(terms);
    }

    /** The loss and the gradients of the last batch, as the ending returned them. */
    public Gradients result() {
        return stages.result();
    }

    /** The predictions of the share's samples in the last batch, row by row; none if it has none. */
    public double[] prediction() {
        return stages.prediction();
    }

    @Override
    public void close() {
        stages.close();
    }

    /** The blocks of the share; those that come first in a batch may be added at once, as they are added from +0.0 either way. */
    private List<Piece> pieces(int atOnce) {
        List<Share> pieces = new ArrayList<>(share.cut(Share.BLOCK));
        if (share.first() == 0 && atOnce > 0 && share.count() > 0) {
            Share together = share.cut(atOnce).get(0);
            pieces.removeIf(piece -> piece.first() < together.count());
            pieces.add(0, together);
        }
        return pieces.stream().map(this::piece).toList();
    }

    private Piece piece(Share samples) {
        return new Piece(backend, plan, samples, order.feedOf(samples.first(), samples.count()));
    }

    /** A block whose sums are compared in one step: this worker's own, or that of another, computed once more. */
    private final class Checked {
        private final BlockCheck check;
        private final Optional<Stages> again;

        Checked(BlockCheck check, int first) {
            this.check = check;
            int from = check.block() * Share.BLOCK;
            Share block = new Share(from, Math.min(Share.BLOCK, plan.samples() - from));
            boolean own = from >= share.first() && from < share.first() + share.count();
            if (own) {
                again = Optional.empty();
            } else {
                again = Optional.of(new Stages(backend, plan, List.of(piece(block)), sums, UnaryOperator.identity()));
                again.get().fetch(first);
            }
        }

        void digest(int stage, List<Terms> own) {
            if (again.isPresent()) {
                again.get().run(stage);
                again.get()
                        .terms(stage)
                        .forEach(terms -> check.add(terms.blocks().get(0)));
            } else {
                int block = check.block() - share.first() / Share.BLOCK;
                own.forEach(terms -> check.add(terms.blocks().get(block)));
            }
        }

        void close() {
            again.ifPresent(Stages::close);
        }
    }
}
