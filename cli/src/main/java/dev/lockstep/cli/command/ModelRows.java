package dev.lockstep.cli.command;

import dev.lockstep.api.LockstepException;
import dev.lockstep.data.CsvFile;
import dev.lockstep.data.Encoded;
import dev.lockstep.data.Preparation;
import dev.lockstep.data.Table;
import dev.lockstep.models.file.ModelFile;
import dev.lockstep.nn.initializer.NumberTable;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that say what rows a model is given, and how they become its inputs. */
final class ModelRows {
    @Option(
            names = "--delimiter",
            paramLabel = "C",
            defaultValue = ",",
            description = "The character between fields, a comma if not given.")
    private char delimiter;

    @Option(names = "--no-header", description = "The first line holds values, and columns are named 1, 2 and so on.")
    private boolean noHeader;

    Table read(Path file) {
        return new CsvFile(delimiter, !noHeader).read(file);
    }

    /** Inputs, prepared, and targets. */
    record Samples(NumberTable inputs, NumberTable targets) {}

    static Samples samples(ModelFile model, Table table) {
        Preparation preparation = model.preparation()
                .orElseThrow(() ->
                        new LockstepException("the model was trained on no file, so it is not known which column of "
                                + table.file() + " it should predict"));
        Encoded encoded = preparation.encoding().encode(table);
        return new Samples(
                preparation.apply(encoded.inputs()), encoded.targets().orElseThrow());
    }
}
