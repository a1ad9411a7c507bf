package dev.lockstep.trainer.model;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.decimal.Decimals;
import dev.lockstep.models.file.ModelFile;
import dev.lockstep.models.network.InitialValues;
import dev.lockstep.models.network.NetworkDefinition;
import dev.lockstep.trainer.training.ResultDigest;
import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Model files of runs. A file says nothing of where it was trained: the same run has the same bytes on every backend and JDK.
 *
 * <p>Its texts are {@link ModelFile#PREPROCESSING}, and what repeats the run: {@code seed}, {@code epochs}, {@code learning-rate}, where the run
 * was asked for another than the network's; {@code data-sha256} of the file of its data; {@code result-sha256}, the {@link ResultDigest}.
 */
public final class TrainedModel {
    /** The text with the SHA-256 of the file of the data. */
    public static final String DATA = "data-sha256";
    /** The text with the digest of the run. */
    public static final String RESULT = "result-sha256";

    private static final String EPOCHS = "epochs";
    private static final String RATE = "learning-rate";

    private TrainedModel() {}

    /**
     * That of a run.
     *
     * @param text of the network file
     * @param options that the run was asked for
     */
    public static ModelFile of(NetworkDefinition network, String text, TrainingOptions options, TrainingResult result) {
        InitialValues values = InitialValues.of(network, options.seed());
        Map<String, String> texts = new LinkedHashMap<>();
        values.preparation().ifPresent(each -> texts.put(ModelFile.PREPROCESSING, each.toString()));
        options.seed().ifPresent(seed -> texts.put(ModelFile.SEED, Long.toString(seed)));
        options.epochs().ifPresent(epochs -> texts.put(EPOCHS, Integer.toString(epochs)));
        options.learningRate().ifPresent(rate -> texts.put(RATE, Decimals.toString(rate)));
        network.data().sha256().ifPresent(digest -> texts.put(DATA, digest));
        texts.put(RESULT, ResultDigest.of(result));
        List<String> labels = network.data()
                .encoding()
                .map(encoding -> encoding.target().labels())
                .orElse(List.of());
        return new ModelFile(text, result.dtype(), labels, texts, result.parameters());
    }

    /**
     * The options that repeat a model's run.
     *
     * @throws LockstepException if its texts are damaged
     */
    public static TrainingOptions options(ModelFile model) {
        try {
            Optional<Integer> epochs = model.text(EPOCHS).map(Integer::valueOf);
            Optional<Double> rate = model.text(RATE).map(Double::valueOf);
            Optional<Long> seed = model.text(ModelFile.SEED).map(Long::valueOf);
            return new TrainingOptions(
                    epochs.map(OptionalInt::of).orElse(OptionalInt.empty()),
                    rate.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
                    seed.map(OptionalLong::of).orElse(OptionalLong.empty()),
                    Optional.of(model.dtype()));
        } catch (NumberFormatException e) {
            throw new LockstepException("the model's texts on its run are damaged", e);
        }
    }
}
