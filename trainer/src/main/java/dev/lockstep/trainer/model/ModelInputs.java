package dev.lockstep.trainer.model;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.data.DataSource;
import dev.lockstep.data.EncodedRows;
import dev.lockstep.data.Encoding;
import dev.lockstep.data.Feature;
import dev.lockstep.data.Missing;
import dev.lockstep.data.Preparation;
import dev.lockstep.data.Scaling;
import dev.lockstep.data.Target;
import dev.lockstep.models.file.ModelFile;
import dev.lockstep.nn.initializer.NumberRows;
import dev.lockstep.nn.initializer.NumberTable;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Makes inputs of rows, as a model's network takes them; may be used by several threads. */
public final class ModelInputs {
    private final Optional<Preparation> preparation;
    private final DType dtype;
    private final int width;
    private final int targets;

    /** @throws LockstepException if the texts of the model are damaged */
    public ModelInputs(ModelFile model) {
        preparation = model.preparation();
        dtype = model.dtype();
        width = model.definition().sampleShape().length();
        targets = model.definition().data().targets().columns();
    }

    /** The columns that inputs are made of, in their order; empty for a model that was trained on no file, whose rows are its inputs. */
    public Optional<List<String>> columns() {
        return preparation.map(
                each -> each.encoding().features().stream().map(Feature::column).toList());
    }

    /** How many inputs a sample has. */
    public int width() {
        return width;
    }

    /**
     * The inputs, in memory; columns for which the model has no use may be there.
     *
     * @throws LockstepException if a column or a value is not there or not as the model takes it
     */
    public NumberTable of(DataSource source) {
        return made(source, encoding -> encoding.encodeInputs(source)).table();
    }

    /** What {@link #of} makes, read as it is needed. */
    public NumberRows stream(DataSource source) {
        return made(source, encoding -> encoding.streamInputs(source));
    }

    /** Those of rows that were encoded with their targets, of a model that was trained on a file. */
    public NumberRows of(EncodedRows encoded, DataSource source) {
        return made(preparation.orElseThrow().encoding().placed(encoded.inputs(), source, encoded.rows()));
    }

    private NumberRows made(DataSource source, Function<Encoding, NumberRows> encoded) {
        int[] rows = IntStream.range(0, source.size()).toArray();
        if (preparation.isPresent()) {
            Encoding encoding = preparation.get().encoding();
            return made(encoding.placed(encoded.apply(encoding), source, rows));
        }
        int columns = source.columns().size();
        if (columns != width && columns != width + targets) {
            throw new LockstepException(source.file() + " has " + columns + " columns; " + takes()
                    + ", and its targets may stand behind them");
        }
        Encoding encoding = numbers(source.columns().subList(0, width));
        return made(encoding.placed(encoded.apply(encoding), source, rows));
    }

    private NumberRows made(NumberRows placed) {
        NumberRows prepared = preparation.map(fitted -> fitted.prepared(placed)).orElse(placed);
        return RoundableRows.of(prepared, placed, dtype);
    }

    /**
     * The targets of a model that was trained on no file, in memory: they stand behind the inputs.
     *
     * @throws LockstepException if there are not as many columns, or a value is no number
     */
    public NumberTable targets(DataSource source) {
        int columns = source.columns().size();
        if (columns != width + targets) {
            throw new LockstepException(source.file() + " has " + columns + " columns; " + takes()
                    + ", and behind them " + targets + " of targets to compare with");
        }
        return numbers(source.columns().subList(width, columns))
                .encodeInputs(source)
                .table();
    }

    private String takes() {
        return "the model was trained on no file and takes " + width + " columns of numbers in their order";
    }

    private static Encoding numbers(List<String> columns) {
        Target none = new Target("", Target.Kind.NUMBER, List.of());
        return new Encoding(columns.stream().map(Feature::number).toList(), none, Missing.REFUSE, Scaling.NONE);
    }
}
