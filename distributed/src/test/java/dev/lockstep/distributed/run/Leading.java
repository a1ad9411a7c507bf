package dev.lockstep.distributed.run;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.training.Checkpointing;
import dev.lockstep.trainer.training.EpochTraining;
import dev.lockstep.trainer.training.Interruption;
import dev.lockstep.trainer.training.Trainer;
import dev.lockstep.trainer.training.TrainingListener;
import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingResult;
import java.util.List;
import java.util.Optional;

/** Trains a test network alone or with workers. */
final class Leading {
    private Leading() {}

    static TrainingResult alone(String network, TrainingOptions options) {
        try (Backend backend = Backends.open("java")) {
            return new Trainer().train(backend, network(network), options, TrainingListener.NONE);
        }
    }

    static TrainingResult together(Workers workers, String network, TrainingOptions options) {
        return together(workers, network, options, TrainingListener.NONE, Checkpointing.NONE);
    }

    static TrainingResult together(
            Workers workers, String network, TrainingOptions options, TrainingListener listener, Checkpointing rounds) {
        try (Backend backend = Backends.open("java")) {
            EpochTraining.Source source = workers.training(new NetworkRecipe(TestNetworks.class, network));
            return new Trainer().by(source).train(backend, network(network), options, listener, rounds);
        }
    }

    /** Has no round take more than so many epochs. */
    static Checkpointing rounds(int epochs) {
        return new Checkpointing() {
            @Override
            public int every() {
                return epochs;
            }

            @Override
            public Optional<Interruption> start() {
                return Optional.empty();
            }

            @Override
            public void keep(Interruption interruption) {}
        };
    }

    /** The processes that this one has started, in the order in which it did. */
    static List<ProcessHandle> children() {
        return ProcessHandle.current()
                .children()
                .sorted((a, b) -> Long.compare(a.pid(), b.pid()))
                .toList();
    }

    /** Leads a run that does not end soon, and says first which processes take part. */
    public static void main(String[] arguments) {
        try (Workers workers = Workers.start(WorkerSettings.of(2, "java"), WorkersListener.NONE)) {
            children().forEach(child -> System.out.println(child.pid()));
            System.out.println("started");
            together(workers, TestNetworks.LONG, TrainingOptions.NONE.withEpochs(1_000_000));
        }
    }

    private static Network network(String name) {
        return new TestNetworks().network(name);
    }
}
