package dev.lockstep.cli.command.evaluate;

import static dev.lockstep.cli.console.Table.Column.numbers;
import static dev.lockstep.cli.console.Table.Column.words;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.decimal.Decimals;
import dev.lockstep.cli.backend.BackendChoice;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.ForeignText;
import dev.lockstep.cli.console.Table;
import dev.lockstep.cli.option.ModelRows;
import dev.lockstep.cli.result.JsonResults;
import dev.lockstep.models.file.ModelFile;
import dev.lockstep.models.network.NetworkDefinition;
import dev.lockstep.nn.metric.ConfusionMatrix;
import dev.lockstep.nn.metric.Metric;
import dev.lockstep.nn.metric.Metrics;
import dev.lockstep.nn.metric.Predictions;
import dev.lockstep.trainer.model.Predictor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures how good the predictions of a model are. */
@Command(
        description = "Measure how well a model predicts the rows of a file whose targets are known.",
        sortOptions = false)
public final class EvaluateCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "MODEL", description = "The model's file.")
    private Path model;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            required = true,
            description = "The rows; gzip is unpacked; - is standard input.")
    private Path data;

    @Mixin
    private ModelRows rows;

    @Mixin
    private TargetChoice target;

    @Mixin
    private BackendChoice choice;

    @Option(names = "--json", description = "Print JSON instead of tables.")
    private boolean json;

    @Option(names = "--quiet", description = "Show no progress.")
    private boolean quiet;

    public EvaluateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ModelFile loaded = ModelFile.load(model);
        ModelRows.Samples samples = rows.samples(loaded, target.join(rows, loaded, data));
        Backends backends = Backends.onClassPath();
        try (Backend backend = choice.open(backends, console, quiet);
                Predictor predictor = new Predictor(backend, loaded)) {
            double[] predicted = predictor.predict(samples.inputs()).elements();
            report(
                    loaded.definition(),
                    new Predictions(
                            samples.targets().columns(),
                            predicted,
                            samples.targets().table().elements()));
        }
        return ExitCode.OK;
    }

    private void report(NetworkDefinition network, Predictions predictions) {
        boolean classes = network.data().areClasses(predictions);
        List<String> labels = classes ? network.data().labels(predictions) : List.of();
        List<Metric> metrics = Metrics.chosenOr(network.metrics(), classes, predictions.outputs());
        if (json) {
            JsonResults.write(console, fields -> write(labels, predictions, metrics, fields));
            console.flush();
            return;
        }
        Table table = new Table(words("metric"), numbers("value"));
        table.add("samples", Integer.toString(predictions.rows()));
        for (Metric metric : metrics) {
            table.add(metric.label(), Decimals.toString(metric.of(predictions)));
        }
        table.print(console.out());
        if (classes) {
            console.out().println();
            confusion(labels, ConfusionMatrix.of(predictions));
        }
        console.flush();
    }

    private static void write(List<String> labels, Predictions predictions, List<Metric> metrics, JsonGenerator json)
            throws IOException {
        json.writeNumberField("samples", predictions.rows());
        json.writeObjectFieldStart("metrics");
        for (Metric metric : metrics) {
            json.writeNumberField(metric.label(), metric.of(predictions));
        }
        json.writeEndObject();
        if (!labels.isEmpty()) {
            json.writeArrayFieldStart("labels");
            for (String label : labels) {
                json.writeString(label);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("confusion");
            for (int[] row : ConfusionMatrix.of(predictions).counts()) {
                json.writeArray(row, 0, row.length);
            }
            json.writeEndArray();
        }
    }

    private void confusion(List<String> labels, ConfusionMatrix confusion) {
        List<Table.Column> columns = new ArrayList<>(List.of(words("is \\ predicted as")));
        labels.forEach(label -> columns.add(numbers(ForeignText.shown(label))));
        Table table = new Table(columns.toArray(Table.Column[]::new));
        for (int is = 0; is < labels.size(); is++) {
            List<String> cells = new ArrayList<>(List.of(ForeignText.shown(labels.get(is))));
            for (int count : confusion.counts()[is]) {
                cells.add(Integer.toString(count));
            }
            table.add(cells.toArray(String[]::new));
        }
        table.print(console.out());
    }
}
