package dev.lockstep.integration;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.trainer.documents.Networks;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.training.ResultDigest;
import dev.lockstep.trainer.training.Trainer;
import dev.lockstep.trainer.training.TrainingListener;
import dev.lockstep.trainer.training.TrainingOptions;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Opens a backend, trains and closes it many times, or trains many times on one, in a JVM of its own. */
final class LoadMain {
    private static final TrainingOptions SHORT = TrainingOptions.NONE.withEpochs(2);

    private final Set<String> digests = new HashSet<>();
    private final Network network = new Networks().find("xor");
    private final Trainer trainer = new Trainer();

    private LoadMain() {}

    /** {@code openings} or {@code trainings}, a backend, and how many; prints what the process holds after a fifth of them and at the end. */
    public static void main(String[] arguments) throws IOException {
        boolean openings = arguments[0].equals("openings");
        int count = Integer.parseInt(arguments[2]);
        LoadMain load = new LoadMain();
        if (openings) {
            for (int i = 1; i <= count; i++) {
                try (Backend backend = open(arguments[1])) {
                    load.train(backend);
                }
                report(i, count);
            }
        } else {
            try (Backend backend = open(arguments[1])) {
                for (int i = 1; i <= count; i++) {
                    load.train(backend);
                    report(i, count);
                }
            }
        }
        System.out.println("digests " + load.digests.size());
        System.exit(0);
    }

    private static Backend open(String name) {
        return Backends.onClassPath().open(Optional.of(name), BackendOptions.ofThreads(2));
    }

    private void train(Backend backend) {
        digests.add(ResultDigest.of(trainer.train(backend, network, SHORT, TrainingListener.NONE)));
    }

    private static void report(int done, int count) throws IOException {
        if (done != count / 5 && done != count) {
            return;
        }
        System.out.println(ProcessUse.now().line());
    }
}
