package dev.lockstep.cli.command.tune;

import static dev.lockstep.cli.console.Table.Column.numbers;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.Table;
import dev.lockstep.cli.result.JsonResults;
import dev.lockstep.models.network.Adjustment;
import dev.lockstep.models.network.NetworkDefinition;
import dev.lockstep.nn.metric.Accuracy;
import dev.lockstep.nn.metric.Metric;
import dev.lockstep.nn.metric.RSquared;
import dev.lockstep.trainer.search.Outcome;
import dev.lockstep.trainer.search.Spread;
import dev.lockstep.trainer.training.ResultDigest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** What the settings that were tried came to, in their order. */
record TuningResults(List<String> places, Metric metric, List<Tried> tried) {
    /**
     * One combination of settings.
     *
     * @param outcomes of its folds
     */
    record Tried(List<Adjustment> settings, List<Outcome> outcomes) {
        boolean diverged() {
            return outcomes.stream().anyMatch(Outcome::diverged)
                    || !Double.isFinite(loss().error().orElse(0));
        }

        Spread loss() {
            return spread(Outcome::loss);
        }

        Spread measure(Metric metric) {
            return spread(outcome ->
                    metric.of(outcome.result().validation().orElseThrow().predictions()));
        }

        private Spread spread(ToDoubleFunction<Outcome> value) {
            return Spread.of(outcomes.stream().mapToDouble(value).toArray());
        }
    }

    static TuningResults of(Grid grid, List<Outcome> outcomes) {
        List<Tried> tried = new ArrayList<>();
        for (int candidate = 0; candidate < grid.combinations().size(); candidate++) {
            int its = candidate;
            tried.add(new Tried(
                    grid.combinations().get(candidate),
                    outcomes.stream()
                            .filter(outcome -> outcome.trial().candidate() == its)
                            .toList()));
        }
        NetworkDefinition network = outcomes.get(0).trial().network().definition();
        boolean classes = outcomes.stream()
                .flatMap(outcome -> outcome.result().validation().stream())
                .map(validation -> network.data().areClasses(validation.predictions()))
                .reduce(Boolean::logicalAnd)
                .orElseGet(network.data()::ofClasses);
        Metric usual = classes ? new Accuracy() : new RSquared();
        Metric metric = network.metrics().stream().findFirst().orElse(usual);
        return new TuningResults(grid.paths(), metric, tried);
    }

    /** The first with the lowest mean loss, of those whose runs all came to something. */
    Optional<Tried> best() {
        return tried.stream()
                .filter(each -> !each.diverged())
                .min(Comparator.comparingDouble(each -> each.loss().mean()));
    }

    void print(Console console) {
        Table table = new Table(Stream.concat(
                        places.stream().map(Table.Column::words),
                        Stream.of(
                                numbers("runs"),
                                numbers("loss"),
                                numbers("+-"),
                                numbers(metric.label()),
                                numbers("+-"),
                                Table.Column.words("")))
                .toArray(Table.Column[]::new));
        for (Tried each : tried) {
            List<String> cells = new ArrayList<>(
                    each.settings().stream().map(Adjustment::value).toList());
            cells.add(Integer.toString(each.outcomes().size()));
            if (each.diverged()) {
                cells.addAll(List.of("-", "-", "-", "-", "diverged"));
            } else {
                Spread measure = each.measure(metric);
                cells.addAll(List.of(
                        shown(each.loss().mean()),
                        error(each.loss()),
                        shown(measure.mean()),
                        error(measure),
                        best().filter(each::equals).isPresent() && tried.size() > 1 ? "lowest loss" : ""));
            }
            table.add(cells.toArray(String[]::new));
        }
        table.print(console.out());
        console.flush();
    }

    void writeJson(Console console) {
        JsonResults.write(console, json -> {
            json.writeStringField("metric", metric.label());
            json.writeArrayFieldStart("tried");
            for (Tried each : tried) {
                write(each, json);
            }
            json.writeEndArray();
        });
    }

    private void write(Tried each, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("settings");
        for (Adjustment setting : each.settings()) {
            json.writeStringField(setting.path(), setting.value());
        }
        json.writeEndObject();
        json.writeBooleanField("best", best().filter(each::equals).isPresent());
        json.writeBooleanField("diverged", each.diverged());
        write("loss", each.loss(), json);
        write("measure", each.measure(metric), json);
        json.writeArrayFieldStart("runs");
        for (Outcome outcome : each.outcomes()) {
            json.writeStartObject();
            json.writeNumberField("fold", outcome.trial().fold());
            json.writeNumberField("epochs", outcome.result().epochs());
            json.writeNumberField("loss", outcome.loss());
            json.writeNumberField(
                    "measure",
                    metric.of(outcome.result().validation().orElseThrow().predictions()));
            json.writeStringField("sha256", ResultDigest.of(outcome.result()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(String name, Spread spread, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("mean", spread.mean());
        if (spread.error().isPresent()) {
            json.writeNumberField("error", spread.error().getAsDouble());
        }
        json.writeEndObject();
    }

    private static String error(Spread spread) {
        return spread.error().isPresent() ? shown(spread.error().getAsDouble()) : "-";
    }

    private static String shown(double value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }
}
