package dev.lockstep.cli.command;

import com.google.inject.Guice;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.DType;
import dev.lockstep.api.decimal.Decimals;
import dev.lockstep.cli.ExitCode;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.output.Output;
import dev.lockstep.cli.wiring.TrainerModule;
import dev.lockstep.models.file.ModelFile;
import dev.lockstep.nn.initializer.NumberRows;
import dev.lockstep.nn.initializer.NumberTable;
import dev.lockstep.nn.metric.Predictions;
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

    @Option(names = "--input", paramLabel = "FILE", required = true, description = "The rows; gzip is unpacked.")
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
        file.require();
        ModelFile loaded = ModelFile.load(model);
        NumberRows inputs = rows.inputs(loaded, rows.read(input));
        Backends backends = Guice.createInjector(new TrainerModule()).getInstance(Backends.class);
        try (Backend backend = choice.open(backends, console, quiet);
                Predictor predictor = new Predictor(backend, loaded)) {
            NumberTable outputs = predictor.predict(inputs);
            file.write(writer -> write(loaded, outputs, writer));
        }
        return ExitCode.OK;
    }

    private static void write(ModelFile model, NumberTable outputs, Writer writer) throws IOException {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
        List<String> labels = model.labels();
        boolean withOutputs = outputs.columns() > 1 || !labels.isEmpty();
        List<String> fields = new ArrayList<>(List.of("prediction"));
        for (int column = 0; withOutputs && column < outputs.columns(); column++) {
            fields.add(name(labels, outputs.columns(), column));
        }
        csv.writeRecord(fields);
        Predictions predictions = new Predictions(outputs.columns(), outputs.elements(), outputs.elements());
        for (int row = 0; row < outputs.rows(); row++) {
            fields.clear();
            fields.add(prediction(model, predictions, outputs, row));
            for (int column = 0; withOutputs && column < outputs.columns(); column++) {
                fields.add(number(model, outputs.get(row, column)));
            }
            csv.writeRecord(fields);
        }
        csv.flush();
    }

    /** The label of a class, or its number where it has none; of a single output without labels that itself. */
    private static String prediction(ModelFile model, Predictions predictions, NumberTable outputs, int row) {
        if (!model.labels().isEmpty()) {
            return model.labels().get(predictions.predictedClass(row));
        }
        return outputs.columns() == 1
                ? number(model, outputs.get(row, 0))
                : Integer.toString(predictions.predictedClass(row));
    }

    /** Of two classes with one output it is that of the second. */
    private static String name(List<String> labels, int columns, int column) {
        if (labels.isEmpty()) {
            return "output " + column;
        }
        return columns == 1 ? labels.get(1) : labels.get(column);
    }

    private static String number(ModelFile model, double value) {
        return model.dtype() == DType.FLOAT32 ? Decimals.toString((float) value) : Decimals.toString(value);
    }
}
