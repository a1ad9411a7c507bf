package dev.lockstep.cli.command.train;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.opening.Availability.Available;
import dev.lockstep.bench.Machine;
import dev.lockstep.cli.option.NamedNetwork;
import dev.lockstep.cli.output.Unwritten;
import dev.lockstep.cli.result.VersionProvider;
import dev.lockstep.report.run.Environment;
import dev.lockstep.report.run.EpochRecord;
import dev.lockstep.report.run.EpochRecorder;
import dev.lockstep.report.run.EpochSink;
import dev.lockstep.report.run.FinishedRun;
import dev.lockstep.report.run.RunContext;
import dev.lockstep.trainer.model.TrainedModel;
import dev.lockstep.trainer.training.TrainingListener;
import dev.lockstep.trainer.training.TrainingResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run of a job, whose epochs are kept for its reports. */
final class ReportedRun {
    private final RunReports reports;
    private final RunContext context;
    private final List<EpochRecord> epochs = new ArrayList<>();

    ReportedRun(TrainingJob job, NamedNetwork named, Backends backends, Backend backend) {
        reports = job.reports();
        context = new RunContext(
                named.network(),
                job.network().orElse(named.network().name()),
                named.text(),
                job.options(),
                environment(job, backends, backend));
    }

    /** Hears of the run; begins what is written while it goes on. */
    TrainingListener listener(Unwritten unwritten) {
        List<EpochSink> sinks = new ArrayList<>(reports.sinks(context, unwritten));
        if (reports.needsPredictions()) {
            sinks.add(epochs::addAll);
        }
        return sinks.isEmpty() ? TrainingListener.NONE : new EpochRecorder(context, sinks);
    }

    /** Writes what is written of a run that ended. */
    void write(TrainingResult result, Optional<String> divergence, Backend backend, Unwritten unwritten) {
        reports.add(context, result, backend);
        if (reports.needsPredictions()) {
            reports.write(FinishedRun.of(context, result, epochs, backend, divergence, model(result)), unwritten);
        }
    }

    private Optional<String> model(TrainingResult result) {
        return context.text()
                .map(text -> TrainedModel.of(context.definition().orElseThrow(), text, context.options(), result)
                        .sha256());
    }

    private static Environment environment(TrainingJob job, Backends backends, Backend backend) {
        Machine machine = Machine.current();
        Map<String, String> facts = new LinkedHashMap<>();
        backends.status(backend.name(), job.backend().settings().options(backend.name()))
                .map(status -> (Available) status.availability())
                .ifPresent(available -> {
                    facts.put("device", available.device());
                    facts.putAll(available.details());
                });
        job.workers().described().ifPresent(text -> facts.put("processes", text));
        facts.put("processor", machine.processor());
        facts.put("JVM", machine.jvm());
        facts.put("system", machine.system());
        return new Environment(VersionProvider.lockstep(), backend.name(), Instant.now(), facts);
    }
}
