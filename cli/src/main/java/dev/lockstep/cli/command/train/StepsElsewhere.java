package dev.lockstep.cli.command.train;

import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.option.NamedNetwork;
import dev.lockstep.distributed.run.NetworkRecipe;
import dev.lockstep.distributed.run.WorkerSettings;
import dev.lockstep.distributed.run.Workers;
import dev.lockstep.distributed.worker.NamedNetworkSource;
import dev.lockstep.trainer.training.Trainer;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** What computes the steps of a training instead of this process. */
interface StepsElsewhere extends AutoCloseable {
    /** This process computes them. */
    StepsElsewhere NOWHERE = new StepsElsewhere() {
        @Override
        public Trainer trainer(Trainer here, NamedNetwork network, String nameOrPath) {
            return here;
        }

        @Override
        public void close() {}
    };

    /** The trainer of a network, which is told where it has its steps computed. */
    Trainer trainer(Trainer here, NamedNetwork network, String nameOrPath);

    @Override
    void close();

    /** Processes of this machine; what becomes of them is said on standard error. */
    final class InProcesses implements StepsElsewhere {
        /** Of an interrupt the processes may hear before this one does; then nobody wants to know that they ended. */
        private static final long NANOSECONDS_TO_HEAR = 200_000_000;

        private final Workers workers;
        private final Console console;
        private volatile boolean ending;

        InProcesses(WorkerSettings settings, Console console) {
            this.console = console;
            Runtime.getRuntime().addShutdownHook(new Thread(() -> ending = true));
            workers = Workers.start(settings, this::remark);
        }

        private void remark(String remark) {
            LockSupport.parkNanos(NANOSECONDS_TO_HEAR);
            if (!ending) {
                console.error(remark);
            }
        }

        @Override
        public Trainer trainer(Trainer here, NamedNetwork network, String nameOrPath) {
            String argument = network.text()
                    .map(text -> NamedNetworkSource.ofFile(Path.of(nameOrPath), text))
                    .orElseGet(() -> NamedNetworkSource.ofName(nameOrPath));
            return here.by(workers.training(new NetworkRecipe(NamedNetworkSource.class, argument)));
        }

        @Override
        public void close() {
            if (workers.verified() > 0) {
                console.remark(workers.verified() + " blocks were computed by two processes, with the same bits");
            }
            workers.close();
        }
    }
}
