package dev.lockstep.cli.command.bench;

import dev.lockstep.bench.Kind;
import dev.lockstep.bench.Measurement;
import dev.lockstep.bench.Measurement.Entry;
import dev.lockstep.bench.Timing;
import dev.lockstep.cli.console.Table;
import dev.lockstep.cli.console.Table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The table of one kind: a row for each workload, and for each backend its figure. Of products the libraries come first, and beside each
 * backend stands its ratio to the first library; of training, beside each backend stand the bytes of a step.
 */
final class BenchTable {
    private static final String NONE = "-";

    private final Kind kind;
    private final Set<String> libraries;

    private BenchTable(Kind kind, Set<String> libraries) {
        this.kind = kind;
        this.libraries = libraries;
    }

    static Table of(Kind kind, List<Measurement> measurements, Set<String> libraries) {
        BenchTable layout = new BenchTable(kind, libraries);
        Table table = new Table(layout.columns(measurements.get(0)));
        measurements.forEach(measurement -> table.add(layout.cells(measurement)));
        return table;
    }

    private Column[] columns(Measurement any) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.words(kind.toString()));
        columns.add(Column.words("dtype"));
        ofLibraries(any).forEach(entry -> columns.add(Column.numbers(entry.contender())));
        for (Entry entry : ofBackends(any)) {
            columns.add(Column.numbers(entry.contender()));
            if (hasRatios(any)) {
                columns.add(Column.numbers("ratio"));
            }
            if (kind == Kind.TRAINING) {
                columns.add(Column.numbers("bytes"));
            }
        }
        return columns.toArray(Column[]::new);
    }

    private String[] cells(Measurement measurement) {
        List<String> cells = new ArrayList<>();
        cells.add(measurement.workload().name());
        cells.add(measurement.workload().dtype().label());
        ofLibraries(measurement).forEach(entry -> cells.add(figure(measurement, entry)));
        for (Entry entry : ofBackends(measurement)) {
            cells.add(figure(measurement, entry));
            if (hasRatios(measurement)) {
                cells.add(ratio(ofLibraries(measurement).get(0), entry));
            }
            if (kind == Kind.TRAINING) {
                cells.add(bytes(entry));
            }
        }
        return cells.toArray(String[]::new);
    }

    private boolean hasRatios(Measurement measurement) {
        return !ofLibraries(measurement).isEmpty();
    }

    private List<Entry> ofLibraries(Measurement measurement) {
        return kind == Kind.PRODUCTS
                ? measurement.entries().stream()
                        .filter(entry -> libraries.contains(entry.contender()))
                        .toList()
                : List.of();
    }

    private List<Entry> ofBackends(Measurement measurement) {
        return measurement.entries().stream()
                .filter(entry -> !libraries.contains(entry.contender()))
                .toList();
    }

    private static String figure(Measurement measurement, Entry entry) {
        return entry.timing()
                .map(timing -> number(measurement.figure(timing.median())))
                .orElse(NONE);
    }

    private static String ratio(Entry library, Entry backend) {
        Optional<Double> ratio =
                library.timing().flatMap(base -> backend.timing().map(timing -> base.median() / timing.median()));
        return ratio.map(value -> String.format(Locale.ROOT, "%.2f", value)).orElse(NONE);
    }

    private static String bytes(Entry entry) {
        return entry.timing().map(Timing::bytes).stream()
                .flatMapToDouble(bytes -> bytes.stream())
                .mapToObj(bytes -> String.format(Locale.ROOT, "%,.0f", bytes))
                .findFirst()
                .orElse(NONE);
    }

    /** At least three digits. */
    private static String number(double value) {
        int decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
