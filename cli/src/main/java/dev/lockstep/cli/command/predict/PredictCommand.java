package dev.lockstep.cli.command.predict;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.lockstep.api.Backend;
import dev.lockstep.cli.backend.BackendChoice;
import dev.lockstep.cli.backend.BackendSearch;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.option.Argument;
import dev.lockstep.cli.option.Command;
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
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Predicts the rows of a file with a model. */
public final class PredictCommand extends Command {
    private final Console console;

    private final Argument<Path> model =
            one(Path.class, PositionalParamSpec.builder().paramLabel("MODEL").description("The model's file."));

    private final Argument<Path> input = one(
            Path.class,
            OptionSpec.builder("--input")
                    .paramLabel("FILE")
                    .required(true)
                    .description("The rows; gzip is unpacked; - is standard input."));

    private final Argument<Path> output = one(
            Path.class,
            OptionSpec.builder("-o", "--output")
                    .paramLabel("FILE.csv")
                    .defaultValue("-")
                    .description("The file to write; standard output if not given."));

    private final ModelRows rows = include(new ModelRows());

    private final BackendChoice choice = include(new BackendChoice());

    private final Argument<Boolean> quiet = flag("--quiet", "Show no progress.");

    public PredictCommand(Console console) {
        super(
                "Predict the rows of a file with a model that 'lockstep train --save' wrote.",
                "The file needs the columns of the model's features by their names; the column that is predicted may be missing.");
        this.console = console;
    }

    @Override
    public Integer call() {
        BackendSearch search = BackendSearch.begin();
        Output file = new Output("the predictions", output.value(), console);
        new FilesInUse()
                .reads("the model", model.value())
                .reads("the input", input.value())
                .writes(file);
        file.require();
        ModelFile loaded = ModelFile.load(model.value());
        NumberRows inputs = rows.inputs(loaded, rows.read(loaded, input.value()));
        try (Backend backend = choice.open(search.found(), console, quiet.value());
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
