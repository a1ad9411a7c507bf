package dev.lockstep.cli.command.train;

import static dev.lockstep.cli.console.Table.Column.numbers;
import static dev.lockstep.cli.console.Table.Column.words;

import dev.lockstep.api.decimal.Decimals;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.Table;
import dev.lockstep.trainer.documents.Figure;
import dev.lockstep.trainer.training.TrainingResult;
import dev.lockstep.trainer.training.Validation;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints trained networks as a table, and on standard error what is wrong with them. */
record TableReport(Console console) implements TrainingSession.Report {
    @Override
    public void write(List<TrainedNetwork> trained, List<String> unwritten, int code) {
        Table table = new Table(
                words("network"),
                words("backend"),
                numbers("epochs"),
                numbers("first loss"),
                numbers("last loss"),
                words("documented"),
                words("reproduced").styled(cell -> cell.equals("no") ? console.bad(cell) : cell),
                numbers("steps/s"),
                numbers("time"));
        for (TrainedNetwork network : trained) {
            TrainingResult result = network.result();
            table.add(
                    result.network(),
                    result.backend(),
                    Integer.toString(result.epochs()),
                    loss(result.firstLoss()),
                    loss(result.lastLoss()),
                    network.shownFigure().map(TableReport::documented).orElse("-"),
                    network.shownFigure()
                            .map(figure -> figure.reproduced() ? "yes" : "no")
                            .orElse("-"),
                    formatted("%.0f", result.stepsPerSecond()),
                    seconds(result.nanoseconds()));
        }
        table.print(console.out());
        for (TrainedNetwork network : trained) {
            network.result()
                    .validation()
                    .ifPresent(validation -> console.out().println(validated(network, validation)));
        }
        console.flush();
        Findings.report(trained, console);
    }

    private static String validated(TrainedNetwork network, Validation validation) {
        String best = validation.bestEpoch().isPresent()
                ? loss(validation.bestLoss()) + " after epoch "
                        + validation.bestEpoch().getAsInt() + ", the lowest"
                : loss(validation.lastLoss()) + " after the last epoch";
        String metrics = network.metrics().entrySet().stream()
                .map(metric -> ", " + metric.getKey() + " " + Decimals.toString(metric.getValue()))
                .collect(Collectors.joining());
        return network.result().network() + ": validation loss " + best + metrics
                + (validation.stoppedEarly()
                        ? "; stopped after epoch " + network.result().epochs()
                        : "");
    }

    private static String documented(Figure figure) {
        return figure.documented() + " (" + figure.what().replace("loss of ", "") + ")";
    }

    private static String loss(double loss) {
        return formatted("%.10g", loss);
    }

    private static String seconds(long nanoseconds) {
        return formatted("%.2f s", nanoseconds * 1e-9);
    }

    /** In no locale: even of the root's the JDK looks up the symbols. */
    private static String formatted(String format, double value) {
        return String.format((Locale) null, format, value);
    }
}
