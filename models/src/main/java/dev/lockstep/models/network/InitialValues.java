package dev.lockstep.models.network;

import dev.lockstep.data.DataException;
import dev.lockstep.data.Preparation;
import dev.lockstep.data.TargetPreparation;
import dev.lockstep.nn.initializer.Draws;
import dev.lockstep.nn.model.StartValues;
import dev.lockstep.nn.random.RandomStream;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The data and parameters that a run starts from.
 *
 * <p>Numbers are drawn in this order: inputs, targets, those of validation data, then of each layer the weights and the bias, each table row by row. They are as the
 * generator makes them (float64, or float32 from {@code torch}) and not yet rounded to the network's dtype.
 *
 * @param data what is trained on
 * @param validation what is not
 * @param preparation what the inputs of data from a file went through, fitted on what is trained on
 * @param targets what targets went through, fitted on what is trained on
 * @param seed the seed they were drawn with; empty if nothing was drawn
 */
public record InitialValues(
        OptionalLong seed,
        DataTables data,
        Optional<DataTables> validation,
        Optional<Preparation> preparation,
        TargetPreparation targets,
        StartValues parameters) {
    /**
     * The values of a network.
     *
     * @param seed the seed asked for, empty for the file's own
     * @throws NetworkFileException if a seed is asked for and the network takes none, or the seed is not from 0 to 2^32 - 1
     */
    public static InitialValues of(NetworkDefinition network, OptionalLong seed) {
        seed.ifPresent(asked -> checkSeed(network, asked));
        OptionalLong used = seed.isPresent()
                ? seed
                : network.random().map(RandomDefinition::seed).orElse(OptionalLong.empty());
        Draws draws = used.isPresent()
                ? Draws.of(network.random().orElseThrow().generator(), used.getAsLong())
                : Draws.none();
        DataTables all = network.data().tables(draws);
        Optional<ValidationSource.Parts> parts =
                network.data().validation().map(source -> source.parts(all, draws, used.orElse(0)));
        DataTables trained = parts.map(ValidationSource.Parts::training).orElse(all);
        Optional<Preparation> preparation =
                network.data().encoding().map(encoding -> Preparation.fit(encoding, trained.inputs()));
        UnaryOperator<DataTables> prepared = tables -> preparation
                .map(each -> tables.withInputs(each.prepared(tables.inputs())))
                .orElse(tables);
        TargetPreparation targets = told(network, () -> network.data().scaling().fit(trained.targets()));
        return new InitialValues(
                used,
                scaled(network, targets, prepared.apply(trained)),
                parts.map(ValidationSource.Parts::validation).map(prepared).map(each -> scaled(network, targets, each)),
                preparation,
                targets,
                StartValues.draw(network.layers(), network.sampleShape(), draws));
    }

    private static DataTables scaled(NetworkDefinition network, TargetPreparation targets, DataTables tables) {
        return told(network, () -> tables.scaled(targets));
    }

    /** Says where targets are said to be scaled that can not be. */
    private static <T> T told(NetworkDefinition network, Supplier<T> scaling) {
        try {
            return scaling.get();
        } catch (DataException e) {
            throw new NetworkFileException(
                    e.problems().stream()
                            .map(problem -> network.name() + ": 'scale-targets': " + problem)
                            .toList(),
                    e);
        }
    }

    private static void checkSeed(NetworkDefinition network, long seed) {
        if (network.random().isEmpty()) {
            throw new NetworkFileException(network.name() + " takes no seed: nothing in it is random");
        }
        if (seed < 0 || seed > RandomStream.MAXIMUM_SEED) {
            throw new NetworkFileException(
                    "the seed must be a whole number from 0 to " + RandomStream.MAXIMUM_SEED + ", not " + seed);
        }
    }
}
