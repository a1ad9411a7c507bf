package dev.lockstep.bench;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Scope;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingRun;

/** Training steps of a network, batch after batch, without fetching a loss. */
public record TrainingWorkload(DType dtype, Network network) implements Workload {
    /** A step calls the loops of small matrices once or twice; the JVM compiles them after some hundred calls. */
    private static final long STEPS_UNTIL_COMPILED = 500;

    @Override
    public Kind kind() {
        return Kind.TRAINING;
    }

    @Override
    public String name() {
        return network.name();
    }

    /** One step. */
    @Override
    public double amount() {
        return 1;
    }

    @Override
    public Task prepare(Backend backend) {
        Scope scope = backend.scope();
        try {
            TrainingRun run = new TrainingRun(backend, network, TrainingOptions.NONE.withDType(dtype));
            return new Steps(backend, scope, run);
        } catch (Throwable failure) {
            scope.close();
            throw failure;
        }
    }

    private record Steps(Backend backend, Scope scope, TrainingRun training) implements Task {
        @Override
        public void run(long times) {
            training.advance(times);
            backend.finish();
        }

        @Override
        public long runsUntilCompiled() {
            return STEPS_UNTIL_COMPILED;
        }

        /** The loss of one step more. */
        @Override
        public double element() {
            return training.step(0);
        }

        @Override
        public void close() {
            training.close();
            scope.close();
        }
    }
}
