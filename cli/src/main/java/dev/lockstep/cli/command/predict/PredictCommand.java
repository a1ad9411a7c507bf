package dev.lockstep.cli.command.predict;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.cli.backend.BackendChoice;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.option.ModelRows;
import dev.lockstep.cli.output.FilesInUse;
import dev.lockstep.cli.output.Output;
import dev.lockstep.models.file.ModelFile;
import dev.lockstep.nn.initializer.NumberRows;
import dev.lockstep.trainer.model.PredictedRows;
import dev.lockstep.trainer.model.Predictor;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Predicts the rows of a file with a model. */
@Command(
        description = {
            "Predict the rows of a file with a model that 'lockstep train --save' wrote.",
            "The file needs the columns of the model's features by their names; the column that is predicted may be missing."
        },
        sortOptions = false)
public final class PredictCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "MODEL", description = "The model's file.")
    private Path model;

    @Option(
            names = "--input",
            paramLabel = "FILE",
            required = true,
            description = "The rows; gzip is unpacked; - is standard input.")
    private Path input;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.csv",
            defaultValue = "-",
            description = "The file to write; standard output if not given.")
    private Path output;

    @Mixin
    private ModelRows rows;

    @Mixin
    private BackendChoice choice;

    @Option(names = "--quiet", description = "Show no progress.")
    private boolean quiet;

    public PredictCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Output file = new Output("the predictions", output, console);
        new FilesInUse().reads("the model", model).reads("the input", input).writes(file);
        file.require();
        ModelFile loaded = ModelFile.load(model);
        NumberRows inputs = rows.inputs(loaded, rows.read(loaded, input));
        Backends backends = Backends.onClassPath();
        try (Backend backend = choice.open(backends, console, quiet);
                Predictor predictor = new Predictor(backend, loaded)) {
            PredictedRows predicted = new PredictedRows(loaded, predictor.predict(inputs));
            file.write(writer -> write(predicted, writer));
        }
        return ExitCode.OK;
    }

    private static void write(PredictedRows predicted, Writer writer) throws IOException {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
        List<String> names = predicted.names();
        List<String> fields = new ArrayList<>();
        if (!predicted.areSeveral()) {
            fields.add("prediction");
        }
        fields.addAll(names);
        csv.writeRecord(fields);
        for (int row = 0; row < predicted.rows(); row++) {
            fields.clear();
            if (!predicted.areSeveral()) {
                fields.add(predicted.prediction(row));
            }
            for (int column = 0; column < names.size(); column++) {
                fields.add(predicted.output(row, column));
            }
            csv.writeRecord(fields);
        }
        csv.flush();
    }
}
