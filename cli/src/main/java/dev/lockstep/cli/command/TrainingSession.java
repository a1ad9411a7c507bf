package dev.lockstep.cli.command;

import com.google.inject.Inject;
import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.cli.ExitCode;
import dev.lockstep.trainer.documents.Networks;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.training.Trainer;
import dev.lockstep.trainer.training.TrainingResult;
import java.util.ArrayList;
import java.util.List;

/** Trains the networks of a job on one backend, one after the other. */
final class TrainingSession {
    private final Backends backends;
    private final Networks networks;
    private final Trainer trainer;

    @Inject
    TrainingSession(Backends backends, Networks networks, Trainer trainer) {
        this.backends = backends;
        this.networks = networks;
        this.trainer = trainer;
    }

    /** Returns the exit code. */
    int run(TrainingJob job, Report report) {
        List<Network> chosen = job.network()
                .map(name -> List.of(NamedNetwork.find(name, networks).network()))
                .orElseGet(networks::documented);
        job.traces().require(chosen.stream().map(Network::name).toList());
        List<TrainedNetwork> trained = new ArrayList<>();
        try (Backend backend = job.backend().open(backends, job.console(), job.quiet())) {
            for (Network network : chosen) {
                TrainingResult result = trainer.train(backend, network, job.options(), job.listener());
                job.traces().write(network.name(), result.losses());
                trained.add(TrainedNetwork.of(network, backend, result, job.options()));
            }
        }
        report.write(trained);
        return trained.stream().allMatch(TrainedNetwork::succeeded) ? ExitCode.OK : ExitCode.MISMATCH;
    }

    /** Writes what came out. */
    interface Report {
        void write(List<TrainedNetwork> trained);
    }
}
