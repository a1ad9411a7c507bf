package dev.lockstep.report.facts;

import dev.lockstep.api.decimal.Decimals;
import dev.lockstep.data.PreparationTable;
import dev.lockstep.models.network.ReadFile;
import dev.lockstep.report.run.Assessment;
import dev.lockstep.report.run.FinishedRun;
import dev.lockstep.report.run.RunContext;
import dev.lockstep.report.text.Figures;
import dev.lockstep.trainer.training.ResultDigest;
import dev.lockstep.trainer.training.TrainingResult;
import dev.lockstep.trainer.training.Validation;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All facts of a run, by sections. Every decimal is the shortest that reads back to the same number. */
public final class FactSheet {
    private final FinishedRun run;
    private final RunContext context;
    private final TrainingResult result;
    private final DataFacts data;

    public FactSheet(FinishedRun run) {
        this.run = run;
        this.context = run.context();
        this.result = run.result();
        this.data = new DataFacts(context);
    }

    /** What it came to. */
    public Section outcome() {
        List<Fact> facts = new ArrayList<>();
        run.divergence().ifPresent(text -> facts.add(Fact.words("diverged", text)));
        facts.add(Fact.literal("epochs trained", result.epochs() + " of " + context.epochs()));
        facts.add(Fact.literal("steps", Long.toString(result.steps())));
        facts.add(Fact.number("first loss", result.firstLoss()));
        facts.add(Fact.number("last loss", result.lastLoss()));
        result.validation().ifPresent(validation -> validated(validation, facts));
        return new Section("Result", facts);
    }

    private static void validated(Validation validation, List<Fact> facts) {
        facts.add(Fact.number("last validation loss", validation.lastLoss()));
        validation
                .bestEpoch()
                .ifPresent(epoch -> facts.add(
                        Fact.number("lowest validation loss", validation.bestLoss(), " after epoch " + epoch)));
        if (validation.stoppedEarly()) {
            facts.add(Fact.words("stopped early", "yes: no epoch had a lower validation loss for too long"));
        }
    }

    /** The metrics; empty where nothing was assessed. */
    public Section metrics() {
        List<Fact> facts = new ArrayList<>();
        run.assessment().ifPresent(assessment -> {
            facts.add(Fact.literal("samples", Integer.toString(assessment.samples())));
            assessment.metrics().forEach((label, value) -> facts.add(Fact.number(label, value)));
        });
        String data = run.assessment().map(Assessment::data).orElse("data");
        return new Section("Metrics of the " + data, facts);
    }

    /** What it was trained on; empty for a network that is no file's. */
    public Section data() {
        return data.section();
    }

    /** How the columns of a file became inputs, as fitted on the samples trained on. */
    public Optional<PreparationTable> preparation() {
        return data.preparation();
    }

    /** What is trained. */
    public Section network() {
        return NetworkFacts.network(context, run.parameterCount());
    }

    /** How it is trained. */
    public Section training() {
        return NetworkFacts.training(context);
    }

    /** Where it was computed. */
    public Section environment() {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.words("Lockstep", context.environment().lockstep()));
        facts.add(Fact.words("backend", context.environment().backend()));
        context.environment().facts().forEach((name, value) -> facts.add(Fact.words(name, value)));
        facts.add(Fact.words(
                "began",
                context.environment().began().truncatedTo(ChronoUnit.SECONDS).toString()));
        facts.add(Fact.words(
                "time of the steps",
                Figures.seconds(result.nanoseconds() * 1e-9) + ", " + Figures.of(result.stepsPerSecond(), 4)
                        + " steps a second"));
        return new Section("Environment", facts);
    }

    /** The SHA-256 of all that could be another. */
    public Section hashes() {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.literal("result", ResultDigest.of(result)));
        run.modelSha256().ifPresent(digest -> facts.add(Fact.literal("model", digest)));
        context.networkSha256().ifPresent(digest -> facts.add(Fact.literal("network file", digest)));
        context.dataSha256().ifPresent(digest -> facts.add(Fact.literal("data file", digest)));
        return new Section("SHA-256", facts);
    }

    /** The command that trains again and says in its last line the SHA-256 of the result. */
    public String command() {
        StringBuilder command = new StringBuilder("lockstep train ").append(quoted(context.named()));
        context.options()
                .epochs()
                .ifPresent(epochs -> command.append(" --epochs ").append(epochs));
        context.options()
                .learningRate()
                .ifPresent(rate -> command.append(" --learning-rate ").append(Decimals.toString(rate)));
        context.options().seed().ifPresent(seed -> command.append(" --seed ").append(seed));
        context.options().dtype().ifPresent(dtype -> command.append(" --dtype ").append(dtype.label()));
        return command.append(" --log again.jsonl && tail -n 1 again.jsonl").toString();
    }

    /** The command that trains the saved model again from the files of its data, and compares every bit. */
    public String verifyingCommand() {
        List<ReadFile> files = context.definition()
                .map(definition -> definition.data().files())
                .orElse(List.of());
        String data = files.size() > 1
                ? "FOLDER"
                : files.stream()
                        .findFirst()
                        .map(ReadFile::name)
                        .map(FactSheet::quoted)
                        .orElse("");
        return "lockstep verify-model MODEL.safetensors" + (data.isEmpty() ? "" : " --data " + data);
    }

    private static String quoted(String argument) {
        return argument.matches("[A-Za-z0-9_./-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
