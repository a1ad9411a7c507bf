package dev.lockstep.cli.workers;

import dev.lockstep.cli.console.Console;
import dev.lockstep.distributed.run.NetworkRecipe;
import dev.lockstep.distributed.run.Workers;
import dev.lockstep.distributed.run.WorkersListener;
import dev.lockstep.distributed.worker.NamedNetworkSource;
import dev.lockstep.trainer.training.Trainer;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** What computes the steps of a training instead of this process. */
public interface StepsElsewhere extends AutoCloseable {
    /** This process computes them. */
    StepsElsewhere NOWHERE = new StepsElsewhere() {
        @Override
        public Trainer trainer(Trainer here, String network) {
            return here;
        }

        @Override
        public void close() {}
    };

    /**
     * The trainer of a network, which is told where it has its steps computed.
     *
     * @param network what {@link NamedNetworkSource} makes it of
     */
    Trainer trainer(Trainer here, String network);

    @Override
    void close();

    /** Workers; what becomes of them is said on standard error. */
    final class ByWorkers implements StepsElsewhere, WorkersListener {
        /** Of an interrupt the processes may hear before this one does; then nobody wants to know that they ended. */
        private static final long NANOSECONDS_TO_HEAR = 200_000_000;

        private final Workers workers;
        private final boolean elsewhere;
        private final Console console;
        private volatile boolean ending;

        /** @param elsewhere whether it is worth knowing who computes on what */
        ByWorkers(Function<WorkersListener, Workers> start, boolean elsewhere, Console console) {
            this.console = console;
            this.elsewhere = elsewhere;
            Runtime.getRuntime().addShutdownHook(new Thread(() -> ending = true));
            workers = start.apply(this);
        }

        @Override
        public void remark(String remark) {
            LockSupport.parkNanos(NANOSECONDS_TO_HEAR);
            if (!ending) {
                console.error(remark);
            }
        }

        @Override
        public void backends(List<String> lines) {
            if (elsewhere) {
                lines.forEach(console::remark);
            }
        }

        @Override
        public Trainer trainer(Trainer here, String network) {
            return here.by(workers.training(new NetworkRecipe(NamedNetworkSource.class, network)));
        }

        @Override
        public void close() {
            if (workers.verified() > 0) {
                console.remark(workers.verified() + " blocks were computed by two "
                        + (elsewhere ? "workers" : "processes") + ", with the same bits");
            }
            workers.close();
        }
    }
}
