package dev.lockstep.trainer.model;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.decimal.Decimals;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.data.TargetPreparation;
import dev.lockstep.models.file.ModelFile;
import dev.lockstep.models.network.InitialValues;
import dev.lockstep.models.network.NetworkDefinition;
import dev.lockstep.models.network.NetworkFileWriter;
import dev.lockstep.nn.model.ParameterValues;
import dev.lockstep.trainer.network.Training;
import dev.lockstep.trainer.training.ResultDigest;
import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingResult;
import java.util.Arrays;
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
 * <p>Its texts are {@link ModelFile#PREPROCESSING} and {@link ModelFile#TARGET_SCALE}, and what repeats the run: {@code seed}, {@code epochs}, {@code learning-rate}, where the run
 * was asked for another than the network's; {@code data-sha256} of the file of its data; {@code result-sha256}, the {@link ResultDigest}. Of
 * parameters that were imported, {@code imported-sha256} takes the place of these but the data's.
 */
public final class TrainedModel {
    /** The text with the SHA-256 of the file of the data. */
    public static final String DATA = "data-sha256";
    /** The text with the digest of the run. */
    public static final String RESULT = "result-sha256";

    /** The text with the SHA-256 of the file that the parameters were imported from; a model that has it was not trained here. */
    public static final String IMPORTED = "imported-sha256";

    private TrainedModel() {}

    /**
     * That of a run.
     *
     * @param text of the network file
     * @param options that the run was asked for
     */
    public static ModelFile of(NetworkDefinition network, String text, TrainingOptions options, TrainingResult result) {
        Map<String, String> texts = preparation(network, options.seed());
        texts.putAll(AskedSettings.of(options, network));
        network.data().sha256().ifPresent(digest -> texts.put(DATA, digest));
        texts.put(RESULT, ResultDigest.of(result));
        return new ModelFile(text, result.dtype(), labels(network), texts, result.parameters());
    }

    /**
     * That of a training that was said in Java. It predicts as any other; since its data are not in it, it can not be trained again from the file
     * alone.
     *
     * @throws LockstepException if a part of the training has no name in network files, such as a layer of your own
     */
    public static ModelFile of(Training training, TrainingResult result) {
        NetworkDefinition network = TrainingFile.withoutData(training);
        Map<String, String> texts = new LinkedHashMap<>();
        scale(training.targetScale(), texts);
        texts.put(RESULT, ResultDigest.of(result));
        return new ModelFile(NetworkFileWriter.write(network), result.dtype(), List.of(), texts, result.parameters());
    }

    /**
     * A network with parameters that others trained, each rounded to the dtype.
     *
     * @param text of the network file
     * @param digest the SHA-256 of the file that they are from
     * @throws LockstepException if a number is not finite in the dtype
     */
    public static ModelFile imported(
            NetworkDefinition network, String text, DType dtype, List<ParameterValues> parameters, String digest) {
        Map<String, String> texts = preparation(network, OptionalLong.empty());
        network.data().sha256().ifPresent(each -> texts.put(DATA, each));
        texts.put(IMPORTED, digest);
        List<ParameterValues> rounded =
                parameters.stream().map(each -> rounded(each, dtype)).toList();
        return new ModelFile(text, dtype, labels(network), texts, rounded);
    }

    private static ParameterValues rounded(ParameterValues values, DType dtype) {
        double[] rounded = Arrays.stream(values.values()).map(dtype::round).toArray();
        for (int i = 0; i < rounded.length; i++) {
            if (!Double.isFinite(rounded[i])) {
                throw new LockstepException("the parameter " + values.name() + " has "
                        + Decimals.toString(values.values()[i]) + " in row " + i / values.columns() + ", column "
                        + i % values.columns() + ", which " + dtype.label() + " can not compute with");
            }
        }
        return new ParameterValues(values.name(), values.rows(), values.columns(), rounded);
    }

    private static Map<String, String> preparation(NetworkDefinition network, OptionalLong seed) {
        Map<String, String> texts = new LinkedHashMap<>();
        InitialValues values = InitialValues.of(network, seed);
        values.preparation().ifPresent(each -> texts.put(ModelFile.PREPROCESSING, each.toString()));
        scale(values.targets(), texts);
        return texts;
    }

    private static void scale(TargetPreparation targets, Map<String, String> texts) {
        if (!targets.isNone()) {
            texts.put(ModelFile.TARGET_SCALE, targets.toString());
        }
    }

    /**
     * The texts of a model on its inputs and targets, fitted anew.
     *
     * @param seed that the run was asked for
     */
    public static Map<String, String> fitted(NetworkDefinition network, OptionalLong seed) {
        return preparation(network, seed);
    }

    private static List<String> labels(NetworkDefinition network) {
        return network.data()
                .encoding()
                .map(encoding -> encoding.target().labels())
                .orElse(List.of());
    }

    /**
     * The options that repeat a model's run.
     *
     * @throws LockstepException if its texts are damaged
     */
    public static TrainingOptions options(ModelFile model) {
        try {
            Optional<Integer> epochs = model.text(AskedSettings.EPOCHS).map(Integer::valueOf);
            Optional<Double> rate = model.text(AskedSettings.RATE).map(Double::valueOf);
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
