package dev.lockstep.cli.command;

import dev.lockstep.api.LockstepException;
import dev.lockstep.data.CsvFile;
import dev.lockstep.data.Encoded;
import dev.lockstep.data.Encoding;
import dev.lockstep.data.Feature;
import dev.lockstep.data.Missing;
import dev.lockstep.data.Preparation;
import dev.lockstep.data.Scaling;
import dev.lockstep.data.Table;
import dev.lockstep.data.Target;
import dev.lockstep.models.file.ModelFile;
import dev.lockstep.nn.initializer.NumberTable;
import java.nio.file.Path;
import java.util.List;
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

    /** The inputs as the network takes them; columns for which the model has no use may be there. */
    static NumberTable inputs(ModelFile model, Table table) {
        if (model.preparation().isPresent()) {
            Preparation preparation = model.preparation().get();
            return preparation.apply(preparation.encoding().encodeInputs(table).inputs());
        }
        int width = model.definition().sampleShape().length();
        if (table.columns().size() != width) {
            throw new LockstepException(
                    table.file() + " has " + table.columns().size() + " columns; the model was trained"
                            + " on no file and takes " + width + " columns of numbers in their order");
        }
        Target none = new Target("", Target.Kind.NUMBER, List.of());
        Encoding numbers = new Encoding(
                table.columns().stream().map(Feature::number).toList(), none, Missing.REFUSE, Scaling.NONE);
        return numbers.encodeInputs(table).inputs();
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
