package dev.lockstep.cli.command.evaluate;

import static dev.lockstep.cli.console.Table.Column.numbers;
import static dev.lockstep.cli.console.Table.Column.words;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lockstep.api.Backend;
import dev.lockstep.api.decimal.Decimals;
import dev.lockstep.cli.backend.BackendChoice;
import dev.lockstep.cli.backend.BackendSearch;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.ForeignText;
import dev.lockstep.cli.console.Table;
import dev.lockstep.cli.option.Argument;
import dev.lockstep.cli.option.Command;
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
import java.util.function.Function;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Measures how good the predictions of a model are. */
public final class EvaluateCommand extends Command {
    private final Console console;

    private final Argument<Path> model =
            one(Path.class, PositionalParamSpec.builder().paramLabel("MODEL").description("The model's file."));

    private final Argument<Path> data = one(
            Path.class,
            OptionSpec.builder("--data")
                    .paramLabel("FILE")
                    .required(true)
                    .description("The rows; gzip is unpacked; - is standard input."));

    private final ModelRows rows = include(new ModelRows());

    private final TargetChoice target = include(new TargetChoice());

    private final BackendChoice choice = include(new BackendChoice());

    private final Argument<Boolean> json = flag("--json", "Print JSON instead of tables.");

    private final Argument<Boolean> quiet = flag("--quiet", "Show no progress.");

    public EvaluateCommand(Console console) {
        super("Measure how well a model predicts the rows of a file whose targets are known.");
        this.console = console;
    }

    @Override
    public Integer call() {
        BackendSearch search = BackendSearch.begin();
        ModelFile loaded = ModelFile.load(model.value());
        ModelRows.Samples samples = rows.samples(loaded, target.join(rows, loaded, data.value()));
        try (Backend backend = choice.open(search.found(), console, quiet.value());
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
        List<String> targets = network.data().severalTargets();
        if (json.value()) {
            JsonResults.write(console, fields -> {
                fields.writeNumberField("samples", predictions.rows());
                write("metrics", metrics, predictions, fields);
                writeTargets(targets, metrics, predictions, fields);
                writeClasses(labels, predictions, fields);
            });
            console.flush();
            return;
        }
        List<Table.Column> columns = new ArrayList<>(List.of(words("metric"), numbers("value")));
        targets.forEach(target -> columns.add(numbers(ForeignText.shown(target))));
        Table table = new Table(columns.toArray(Table.Column[]::new));
        addRow(table, "samples", targets.size(), each -> Integer.toString(each.rows()), predictions);
        for (Metric metric : metrics) {
            addRow(table, metric.label(), targets.size(), each -> Decimals.toString(metric.of(each)), predictions);
        }
        table.print(console.out());
        if (classes) {
            console.out().println();
            confusion(labels, ConfusionMatrix.of(predictions));
        }
        console.flush();
    }

    /** @param targets how many have a column of their own */
    private static void addRow(
            Table table, String name, int targets, Function<Predictions, String> value, Predictions predictions) {
        List<String> cells = new ArrayList<>(List.of(name, value.apply(predictions)));
        for (int i = 0; i < targets; i++) {
            cells.add(value.apply(predictions.column(i)));
        }
        table.add(cells.toArray(String[]::new));
    }

    private static void write(String name, List<Metric> metrics, Predictions predictions, JsonGenerator json)
            throws IOException {
        json.writeObjectFieldStart(name);
        for (Metric metric : metrics) {
            json.writeNumberField(metric.label(), metric.of(predictions));
        }
        json.writeEndObject();
    }

    private static void writeTargets(
            List<String> targets, List<Metric> metrics, Predictions predictions, JsonGenerator json)
            throws IOException {
        if (!targets.isEmpty()) {
            json.writeObjectFieldStart("targets");
            for (int i = 0; i < targets.size(); i++) {
                write(targets.get(i), metrics, predictions.column(i), json);
            }
            json.writeEndObject();
        }
    }

    private static void writeClasses(List<String> labels, Predictions predictions, JsonGenerator json)
            throws IOException {
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
