package dev.lockstep.cli.command.evaluate;

import dev.lockstep.cli.option.ModelRows;
import dev.lockstep.data.DataSource;
import dev.lockstep.data.JoinedSource;
import dev.lockstep.models.file.ModelFile;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say where the targets are, where these are not a column of the rows' file. */
final class TargetChoice {
    @Option(
            names = "--target",
            paramLabel = "FILE",
            description = "The file of the targets, where they are no column of the rows' file.")
    private Optional<Path> file;

    @Option(
            names = "--target-array",
            paramLabel = "NAME",
            description = "The array of an NPZ file that holds the targets; of the rows' file without --target.")
    private Optional<String> array;

    /** The rows with their targets. */
    DataSource join(ModelRows rows, ModelFile model, Path rowsFile) {
        DataSource source = rows.read(model, rowsFile);
        return file.isPresent() || array.isPresent()
                ? new JoinedSource(source, rows.format(array).open(file.orElse(rowsFile)))
                : source;
    }
}
