package dev.lockstep.models.network;

import dev.lockstep.data.DataException;
import dev.lockstep.data.Preparation;
import dev.lockstep.data.TargetPreparation;
import dev.lockstep.nn.initializer.Draws;
import dev.lockstep.nn.model.StartValues;
import dev.lockstep.nn.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
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
 * @param drawing draws the parameters when they are first asked for, since large data are drawn while they are read if nothing was drawn behind them
 */
public record InitialValues(
        OptionalLong seed,
        DataTables data,
        Optional<DataTables> validation,
        Optional<Preparation> preparation,
        TargetPreparation targets,
        Supplier<StartValues> drawing) {
    /** What the parameters start from. */
    public StartValues parameters() {
        return drawing.get();
    }

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
        List<NetworkFileException> wrong = new ArrayList<>();
        Optional<Preparation> preparation = network.data()
                .encoding()
                .flatMap(encoding -> kept(wrong, () -> told("", () -> Preparation.fit(encoding, trained.inputs()))));
        String place = network.name() + ": 'scale-targets': ";
        Optional<TargetPreparation> scaling =
                kept(wrong, () -> told(place, () -> network.data().scaling().fit(trained.targets())));
        if (!wrong.isEmpty()) {
            throw new NetworkFileException(
                    wrong.stream().flatMap(each -> each.mistakes().stream()).toList(), wrong.get(0));
        }
        TargetPreparation targets = scaling.orElseThrow();
        UnaryOperator<DataTables> prepared = tables -> preparation
                .map(each -> tables.withInputs(each.prepared(tables.inputs())))
                .orElse(tables);
        DataTables taken = prepared.apply(trained);
        return new InitialValues(
                used,
                told(place, () -> taken.scaled(targets)),
                parts.map(ValidationSource.Parts::validation)
                        .map(prepared)
                        .map(each -> told(place, () -> each.scaled(targets))),
                preparation,
                targets,
                once(() -> StartValues.draw(network.layers(), network.sampleShape(), draws)));
    }

    private static Supplier<StartValues> once(Supplier<StartValues> drawing) {
        List<StartValues> drawn = new ArrayList<>(1);
        return () -> {
            if (drawn.isEmpty()) {
                drawn.add(drawing.get());
            }
            return drawn.get(0);
        };
    }

    /** What is made; empty where it can not be, and that is kept. */
    private static <T> Optional<T> kept(List<NetworkFileException> wrong, Supplier<T> making) {
        try {
            return Optional.of(making.get());
        } catch (NetworkFileException e) {
            wrong.add(e);
            return Optional.empty();
        }
    }

    /** Says before each thing that is wrong with the data where they are treated so. */
    private static <T> T told(String place, Supplier<T> making) {
        try {
            return making.get();
        } catch (DataException e) {
            throw new NetworkFileException(
                    e.problems().stream().map(problem -> place + problem).toList(), e);
        }
    }

    private static void checkSeed(NetworkDefinition network, long seed) {
        if (network.random().isEmpty()) {
            throw new NetworkFileException(network.name() + " takes no seed: nothing in it is random");
        }
        RandomStream.requireSeed(seed);
    }
}
