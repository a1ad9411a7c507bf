package dev.lockstep.cli.command.verifymodel;

import dev.lockstep.api.Backend;
import dev.lockstep.api.LockstepException;
import dev.lockstep.cli.backend.BackendChoice;
import dev.lockstep.cli.backend.BackendSearch;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.Progress;
import dev.lockstep.cli.option.Argument;
import dev.lockstep.cli.option.Command;
import dev.lockstep.cli.result.JsonResults;
import dev.lockstep.cli.workers.StepsElsewhere;
import dev.lockstep.cli.workers.WorkerChoice;
import dev.lockstep.distributed.worker.NamedNetworkSource;
import dev.lockstep.models.file.ModelFile;
import dev.lockstep.models.network.NetworkDefinition;
import dev.lockstep.models.network.RecordedData;
import dev.lockstep.nn.model.ParameterValues;
import dev.lockstep.trainer.compare.UnequalValues;
import dev.lockstep.trainer.model.TrainedModel;
import dev.lockstep.trainer.network.DefinedNetwork;
import dev.lockstep.trainer.training.ResultDigest;
import dev.lockstep.trainer.training.Trainer;
import dev.lockstep.trainer.training.TrainingResult;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Trains a model again and compares. */
public final class VerifyModelCommand extends Command {
    private final Console console;

    private final Argument<Path> model =
            one(Path.class, PositionalParamSpec.builder().paramLabel("MODEL").description("The model's file."));

    private final Argument<Optional<Path>> data = optional(
            Path.class,
            OptionSpec.builder("--data")
                    .paramLabel("PLACE")
                    .description(
                            "The file that it was trained on, or the folder with those that it was trained on.",
                            "Not needed for a network with its numbers inline."));

    private final BackendChoice choice = include(new BackendChoice());

    private final WorkerChoice workers = include(new WorkerChoice());

    private final Argument<Boolean> json = flag("--json", "Print JSON instead of a line.");

    private final Argument<Boolean> quiet = flag("--quiet", "Show no progress.");

    public VerifyModelCommand(Console console) {
        super(
                "Train a model again, from its network, its seed and the data, and compare every bit.",
                "Says identical, or what differs first, and ends with 1.");
        this.console = console;
    }

    @Override
    public Integer call() {
        BackendSearch search = BackendSearch.begin();
        ModelFile loaded = ModelFile.load(model.value());
        if (loaded.text(TrainedModel.IMPORTED).isPresent()) {
            throw new LockstepException(
                    model.value() + " was imported, not trained here, so it can not be trained again");
        }
        NetworkDefinition network = network(loaded);
        try (Backend backend = workers.open(choice, search.found(), console, quiet.value());
                StepsElsewhere steps = workers.start(backend, choice, console)) {
            TrainingResult result = steps.trainer(
                            new Trainer(),
                            NamedNetworkSource.ofText(
                                    loaded.network(), loaded.preparation().isEmpty() ? Optional.empty() : data.value()))
                    .train(
                            backend,
                            new DefinedNetwork(network),
                            TrainedModel.options(loaded),
                            Progress.on(console, quiet.value()));
            return report(
                    loaded,
                    result,
                    TrainedModel.fitted(network, TrainedModel.options(loaded).seed()));
        }
    }

    private NetworkDefinition network(ModelFile loaded) {
        if (loaded.preparation().isEmpty()) {
            data.value().ifPresent(file -> {
                throw new LockstepException("the model was trained on the numbers in its network: leave out --data");
            });
            return loaded.definition();
        }
        Path file = data.value()
                .orElseThrow(
                        () -> new LockstepException("the model was trained on a file: name it, as in --data FILE"));
        return new RecordedData(file, loaded.text(TrainedModel.DATA), "the model")
                .network("the model's network", loaded.network());
    }

    /** @param fitted the texts of inputs and targets as they come out now */
    private int report(ModelFile loaded, TrainingResult result, Map<String, String> fitted) {
        Optional<String> difference = difference(loaded, result).or(() -> difference(loaded, fitted));
        if (json.value()) {
            JsonResults.write(console, fields -> {
                fields.writeStringField("network", result.network());
                fields.writeStringField("backend", result.backend());
                fields.writeBooleanField("identical", difference.isEmpty());
                if (difference.isPresent()) {
                    fields.writeStringField("difference", difference.get());
                }
                fields.writeStringField("sha256", ResultDigest.of(result));
            });
            console.flush();
            return difference.isPresent() ? ExitCode.MISMATCH : ExitCode.OK;
        }
        if (difference.isPresent()) {
            console.out().println(result.network() + ": " + difference.get());
            console.flush();
            return ExitCode.MISMATCH;
        }
        console.out()
                .println(result.network() + ": identical, trained again on " + result.backend() + ", SHA-256 "
                        + ResultDigest.of(result));
        console.flush();
        return ExitCode.OK;
    }

    private static Optional<String> difference(ModelFile loaded, Map<String, String> fitted) {
        return Stream.of(ModelFile.PREPROCESSING, ModelFile.TARGET_SCALE)
                .filter(name -> !loaded.text(name).equals(Optional.ofNullable(fitted.get(name))))
                .findFirst()
                .map(name ->
                        "the parameters are identical, and the model's text '" + name + "' is not what the data give");
    }

    private static Optional<String> difference(ModelFile loaded, TrainingResult result) {
        for (int i = 0; i < loaded.parameters().size(); i++) {
            ParameterValues expected = loaded.parameters().get(i);
            ParameterValues ours = result.parameters().get(i);
            for (int j = 0; j < expected.values().length; j++) {
                if (!UnequalValues.same(expected.values()[j], ours.values()[j])) {
                    UnequalValues values = new UnequalValues(loaded.dtype(), expected.values()[j], ours.values()[j]);
                    return Optional.of(
                            expected.name() + " differs first, in row " + j / expected.columns() + ", column "
                                    + j % expected.columns() + ": " + values.firstBits() + " in the model, "
                                    + values.secondBits()
                                    + " trained again");
                }
            }
        }
        return loaded.text(TrainedModel.RESULT)
                .filter(digest -> !digest.equals(ResultDigest.of(result)))
                .map(digest -> "the parameters are identical, and a loss on the way to them is not");
    }
}
