package dev.lockstep.distributed.run;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Scope;
import dev.lockstep.distributed.chain.OrderedChain;
import dev.lockstep.distributed.protocol.CheckedBlock;
import dev.lockstep.distributed.step.BlockCheck;
import dev.lockstep.distributed.training.ShardedRun;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.training.ResultDigest;
import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingState;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Takes the steps of a round by itself, to say which of several workers is right. */
record Referee(Backend backend, Network network, TrainingOptions options) {
    /** The hash of what a block's sums are, the steps before having gone well. */
    String hash(TrainingState state, long first, double[] rates, CheckedBlock block) {
        BlockCheck check = new BlockCheck(block.block());
        int steps = (int) (block.step() - first) + 1;
        run(state, first, Arrays.copyOf(rates, steps), Optional.of(check));
        return check.hash();
    }

    /** The digest of the losses of a round and the state behind it. */
    String digest(TrainingState state, long first, double[] rates) {
        return run(state, first, rates, Optional.empty());
    }

    private String run(TrainingState state, long first, double[] rates, Optional<BlockCheck> inTheLast) {
        try (Scope scope = backend.scope();
                ShardedRun run = new ShardedRun(backend, network, options)) {
            OrderedChain alone = new OrderedChain(run.dtype(), Optional.empty(), Optional.empty());
            run.assign(List.of(1), 0, alone, true);
            run.setState(state);
            double[] losses = new double[rates.length];
            for (int i = 0; i < rates.length; i++) {
                boolean last = i == rates.length - 1;
                losses[i] = run.step(
                        first + i, rates[i], last ? inTheLast.map(List::of).orElse(List.of()) : List.of());
            }
            return ResultDigest.of(losses, run.state());
        }
    }
}
