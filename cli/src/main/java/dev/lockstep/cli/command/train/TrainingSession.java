package dev.lockstep.cli.command.train;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.cli.backend.BackendSearch;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.option.LenientCheckpoints;
import dev.lockstep.cli.option.NamedNetwork;
import dev.lockstep.cli.output.Output;
import dev.lockstep.cli.output.Unwritten;
import dev.lockstep.cli.workers.StepsElsewhere;
import dev.lockstep.nn.plan.Batching;
import dev.lockstep.trainer.model.TrainedModel;
import dev.lockstep.trainer.network.DefinedNetwork;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.training.Trainer;
import dev.lockstep.trainer.training.TrainingListener;
import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Trains the networks of a job on one backend, one after the other. */
final class TrainingSession {
    private final BackendSearch search;
    private final TrainingMetrics metrics;
    private final Trainer trainer;

    TrainingSession(BackendSearch search, TrainingMetrics metrics) {
        this.search = search;
        this.metrics = metrics;
        trainer = new Trainer(metrics.listener());
    }

    /**
     * Ends the metrics, so that what is reported is all, and returns the exit code.
     *
     * @param chosen the job's networks
     */
    int run(TrainingJob job, List<NamedNetwork> chosen, Report report) {
        job.traces()
                .require(chosen.stream().map(named -> named.network().name()).toList());
        job.save().ifPresent(Output::require);
        job.reports().require();
        job.checkpoints().require();
        Backends backends = search.found();
        List<TrainedNetwork> trained = new ArrayList<>();
        Unwritten unwritten = new Unwritten(job.console());
        try (Backend backend = job.workers().open(job.backend(), backends, job.console(), job.quiet());
                StepsElsewhere steps = job.workers().start(backend, job.backend(), job.console());
                InterruptedRun interrupted = new InterruptedRun(job.console(), job.checkpoints())) {
            for (NamedNetwork named : chosen) {
                Network network = named.network();
                tellOfOtherSums(network.batching(), job.console());
                Optional<ReportedRun> reported = job.reports().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new ReportedRun(job, named, backends, backend));
                TrainingResult result = steps.trainer(
                                trainer, named.forWorkers(job.network().orElse(network.name())))
                        .train(
                                backend,
                                network,
                                job.options(),
                                TrainingListener.together(Stream.concat(
                                                Stream.of(interrupted, job.listener()),
                                                reported.map(run -> run.listener(unwritten)).stream())
                                        .toList()),
                                new LenientCheckpoints(
                                        job.checkpoints().of(named, job.options(), job.console()), unwritten));
                job.save().ifPresent(output -> unwritten.attempt(() -> save(output, named, job.options(), result)));
                unwritten.attempt(() -> job.traces().write(network.name(), result.losses()));
                TrainedNetwork outcome = TrainedNetwork.of(network, backend, result, job.options());
                reported.ifPresent(run -> run.write(result, outcome.divergence(), backend, unwritten));
                trained.add(outcome);
            }
        }
        unwritten.attempt(() -> job.reports().draw());
        unwritten.attempt(metrics::close);
        int code = code(trained, unwritten);
        report.write(trained, unwritten.messages(), code);
        return code;
    }

    /** A finding about numbers comes before one about the system. */
    private static int code(List<TrainedNetwork> trained, Unwritten unwritten) {
        if (!trained.stream().allMatch(TrainedNetwork::succeeded)) {
            return ExitCode.MISMATCH;
        }
        return unwritten.messages().isEmpty() ? ExitCode.OK : ExitCode.SYSTEM;
    }

    private static void tellOfOtherSums(Batching batching, Console console) {
        if (!batching.addsAsWhole(Integer.MAX_VALUE)) {
            console.remark("micro-batches of " + batching.microBatch()
                    + " samples are no multiple of 256: their sums are added in another order than those of a batch at once,"
                    + " so the bits are others");
        }
    }

    private static void save(Output output, NamedNetwork named, TrainingOptions options, TrainingResult result) {
        DefinedNetwork network = (DefinedNetwork) named.network();
        byte[] bytes = TrainedModel.of(network.definition(), named.text().orElseThrow(), options, result)
                .toBytes();
        output.writeBytes(stream -> stream.write(bytes));
    }

    /** Writes what came out. */
    interface Report {
        /**
         * Once.
         *
         * @param unwritten what could not be written, which was told on standard error
         * @param code with which the command ends
         */
        void write(List<TrainedNetwork> trained, List<String> unwritten, int code);
    }
}
