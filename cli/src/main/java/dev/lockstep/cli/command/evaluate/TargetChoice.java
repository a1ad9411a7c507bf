package dev.lockstep.cli.command.evaluate;

import dev.lockstep.cli.option.Argument;
import dev.lockstep.cli.option.Arguments;
import dev.lockstep.cli.option.ModelRows;
import dev.lockstep.data.DataSource;
import dev.lockstep.data.JoinedSource;
import dev.lockstep.models.file.ModelFile;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/** The options that say where the targets are, where these are not a column of the rows' file. */
final class TargetChoice extends Arguments {
    private final Argument<Optional<Path>> file = optional(
            Path.class,
            OptionSpec.builder("--target")
                    .paramLabel("FILE")
                    .description("The file of the targets, where they are no column of the rows' file."));

    private final Argument<Optional<String>> array = optional(
            String.class,
            OptionSpec.builder("--target-array")
                    .paramLabel("NAME")
                    .description(
                            "The array of an NPZ file that holds the targets; of the rows' file without --target."));

    /** The rows with their targets. */
    DataSource join(ModelRows rows, ModelFile model, Path rowsFile) {
        DataSource source = rows.read(model, rowsFile);
        return file.value().isPresent() || array.value().isPresent()
                ? new JoinedSource(
                        source, rows.format(array.value()).open(file.value().orElse(rowsFile)))
                : source;
    }
}
