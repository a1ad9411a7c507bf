package dev.lockstep.distributed.run;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Scope;
import dev.lockstep.distributed.chain.OrderedChain;
import dev.lockstep.distributed.protocol.CheckedBlock;
import dev.lockstep.distributed.step.BlockCheck;
import dev.lockstep.distributed.training.ShardedRun;
import dev.lockstep.distributed.training.StateDigest;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingState;
import java.util.List;
import java.util.Optional;

/** Takes the steps of a round by itself, to say which of several workers is right. */
record Referee(Backend backend, Network network, TrainingOptions options) {
    /** The hash of what a block's sums are, the steps before having gone well. */
    String hash(TrainingState state, long first, double[] rates, CheckedBlock block) {
        BlockCheck check = new BlockCheck(block.block());
        run(state, first, rates, (int) (block.step() - first) + 1, Optional.of(check));
        return check.hash();
    }

    /** The digest of the state behind a round. */
    String digest(TrainingState state, long first, double[] rates) {
        return StateDigest.of(run(state, first, rates, rates.length, Optional.empty()));
    }

    private TrainingState run(
            TrainingState state, long first, double[] rates, int steps, Optional<BlockCheck> inTheLast) {
        try (Scope scope = backend.scope();
                ShardedRun run = new ShardedRun(backend, network, options)) {
            OrderedChain alone = new OrderedChain(run.dtype(), Optional.empty(), Optional.empty());
            run.assign(List.of(1), 0, alone, true);
            run.setState(state);
            for (int i = 0; i < steps; i++) {
                boolean last = i == steps - 1;
                run.step(first + i, rates[i], last ? inTheLast.map(List::of).orElse(List.of()) : List.of());
            }
            return run.state();
        }
    }
}
