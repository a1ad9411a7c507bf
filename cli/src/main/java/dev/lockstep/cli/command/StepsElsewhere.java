package dev.lockstep.cli.command;

import dev.lockstep.cli.console.Console;
import dev.lockstep.distributed.run.NetworkRecipe;
import dev.lockstep.distributed.run.WorkerSettings;
import dev.lockstep.distributed.run.Workers;
import dev.lockstep.distributed.worker.NamedNetworkSource;
import dev.lockstep.trainer.training.Trainer;
import java.nio.file.Path;

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
        private final Workers workers;
        private final Console console;

        InProcesses(WorkerSettings settings, Console console) {
            this.console = console;
            workers = Workers.start(settings, console::error);
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
