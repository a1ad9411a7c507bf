package dev.lockstep.cli.option;

import dev.lockstep.api.LockstepException;
import dev.lockstep.data.DataException;
import dev.lockstep.data.DataSource;
import dev.lockstep.data.EncodedRows;
import dev.lockstep.data.Encoding;
import dev.lockstep.data.Feature;
import dev.lockstep.data.Preparation;
import dev.lockstep.data.QuotedTexts;
import dev.lockstep.data.RenamedSource;
import dev.lockstep.data.file.DataFile;
import dev.lockstep.data.file.DataFormat;
import dev.lockstep.models.file.ModelFile;
import dev.lockstep.models.network.NetworkFileReader;
import dev.lockstep.nn.initializer.NumberRows;
import dev.lockstep.trainer.model.ModelInputs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Model.OptionSpec;

/** The options that say what rows a model is given, and how they become its inputs. */
public final class ModelRows extends Arguments {
    private static final Path STANDARD_INPUT = Path.of("-");

    private final Argument<Optional<DataFormat>> format = optional(
            DataFormat.class,
            OptionSpec.builder("--format")
                    .paramLabel("FORMAT")
                    .converters(new DataFormatConverter())
                    .description("csv, arff, idx, npy or npz; by the file's name if not given."));

    private final Argument<Optional<Character>> delimiter = optional(
            Character.class,
            OptionSpec.builder("--delimiter")
                    .paramLabel("C")
                    .description(
                            "The character between the fields of CSV; that of the model's own file if not given."));

    private final Argument<Boolean> noHeader = flag(
            "--no-header",
            "The first line of CSV holds values; the columns are the model's, in the order that inspect shows.");

    private final Argument<Optional<String>> array = optional(
            String.class, OptionSpec.builder("--array").paramLabel("NAME").description("The array of an NPZ file."));

    private final Argument<Boolean> streamed =
            flag("--stream", "Read the rows as they are needed, so that they need not fit into memory; the same bits.");

    /** The rows of a file, which is read as the one that the model was trained on, unless options say otherwise. */
    public DataSource read(ModelFile model, Path file) {
        Path place = file.equals(STANDARD_INPUT) ? Path.of("/dev/stdin") : file;
        DataFile own = NetworkFileReader.dataFile("the model's network", model.network());
        Optional<Preparation> named =
                noHeader.value() && own.header().orElse(true) ? model.preparation() : Optional.empty();
        UnaryOperator<DataSource> naming = source -> named.map(preparation -> byOrder(source, preparation.encoding()))
                .orElse(source);
        try {
            return naming.apply(format(array.value()).orAs(own, place).open(place));
        } catch (DataException wrong) {
            throw wrong.rest()
                    .map(others -> withThatOf(() -> inputs(model, naming.apply(others)), wrong))
                    .orElse(wrong);
        }
    }

    /** What is wrong with some rows, and what is wrong in the others. */
    private static DataException withThatOf(Runnable others, DataException wrong) {
        try {
            others.run();
            return wrong;
        } catch (LockstepException more) {
            return DataException.ofAll(List.of(wrong, new DataException(more.getMessage(), more)));
        }
    }

    /** Columns without names, which are the model's features in their order, and behind them the targets if there are as many more. */
    private static DataSource byOrder(DataSource source, Encoding encoding) {
        List<String> names = new ArrayList<>(
                encoding.features().stream().map(Feature::column).toList());
        List<String> targets = encoding.target().columns();
        if (source.columns().size() == names.size() + targets.size()) {
            names.addAll(targets);
        }
        if (source.columns().size() != names.size()) {
            throw new LockstepException(source.file() + " has "
                    + source.columns().size()
                    + " columns: with --no-header they are those of the model in their order, " + QuotedTexts.of(names)
                    + ", and the " + (targets.size() == 1 ? "target" : "targets") + " may stand behind them");
        }
        return new RenamedSource(source, names);
    }

    public DataFile format(Optional<String> ofArray) {
        return new DataFile(
                format.value(),
                delimiter.value(),
                noHeader.value() ? Optional.of(false) : Optional.empty(),
                ofArray,
                streamed.value());
    }

    public boolean areStreamed() {
        return streamed.value();
    }

    /** The inputs as the network takes them; columns for which the model has no use may be there. */
    public NumberRows inputs(ModelFile model, DataSource source) {
        ModelInputs inputs = new ModelInputs(model);
        return streamed.value() ? inputs.stream(source) : inputs.of(source);
    }

    /** Inputs, prepared, and targets. */
    public record Samples(NumberRows inputs, NumberRows targets) {}

    /** Those of a model that was trained on no file are columns of numbers in their order, the targets last. */
    public Samples samples(ModelFile model, DataSource source) {
        if (model.preparation().isEmpty()) {
            return new Samples(inputs(model, source), new ModelInputs(model).targets(source));
        }
        Encoding encoding = model.preparation().get().encoding();
        EncodedRows encoded = streamed.value() ? encoding.stream(source) : encoding.encode(source);
        return new Samples(new ModelInputs(model).of(encoded, source), encoded.targets());
    }
}
