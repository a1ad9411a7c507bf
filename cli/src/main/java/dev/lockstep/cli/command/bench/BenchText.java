package dev.lockstep.cli.command.bench;

import dev.lockstep.bench.Kind;
import dev.lockstep.bench.Machine;
import dev.lockstep.bench.Measurement;
import dev.lockstep.bench.Measurement.Entry;
import dev.lockstep.bench.Timing;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ForeignText;
import dev.lockstep.cli.result.VersionProvider;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Prints what measures, then a table for each kind of workload. */
final class BenchText {
    private BenchText() {}

    static void write(BenchHead head, Console console) {
        Machine machine = head.machine();
        line("machine", machine.processor() + ", " + machine.processors() + " processors", console);
        line("system", machine.system(), console);
        line("JVM", machine.jvm() + ", heap up to " + (machine.heapBytes() >> 20) + " MiB", console);
        line("lockstep", VersionProvider.lockstep(), console);
        head.backends().forEach(each -> line(each.backend().name(), BenchHead.describe(each.available()), console));
        int threads = head.options().threads();
        head.libraries()
                .forEach(library -> line(
                        library.name(), library.description() + "; threads " + threads + "; called directly", console));
    }

    /** Writes the measurements of one kind, of which there is at least one. */
    static void write(Kind kind, List<Measurement> measurements, BenchHead head, Console console) {
        console.out().println();
        console.out().println(title(kind));
        BenchTable.of(kind, measurements, head.libraryNames()).print(console.out());
        console.out().println(spread(measurements));
        disturbed(measurements).ifPresent(console.out()::println);
        for (Measurement measurement : measurements) {
            uncompiled(measurement).ifPresent(line -> console.out().println(ForeignText.shown(line)));
            for (Entry entry : measurement.entries()) {
                entry.obstacle()
                        .ifPresent(obstacle ->
                                console.out().println(place(measurement, entry) + ": " + ForeignText.shown(obstacle)));
            }
        }
        console.flush();
    }

    private static String title(Kind kind) {
        return switch (kind) {
            case PRODUCTS -> "Matrix products, m x k x n: GFlop/s, and how many times as fast as the library";
            case ELEMENTWISE -> "Functions of each of 1,000,000 elements: nanoseconds an element";
            case TRAINING -> "Training: steps a second, and heap bytes that a step allocates";
        };
    }

    private static List<Timing> timings(List<Measurement> measurements) {
        return measurements.stream()
                .flatMap(measurement -> measurement.entries().stream())
                .flatMap(entry -> entry.timing().stream())
                .toList();
    }

    /** Says how many figures other work on the processor has made worse. */
    private static Optional<String> disturbed(List<Measurement> measurements) {
        List<Timing> timings = timings(measurements);
        long disturbed =
                timings.stream().filter(timing -> !timing.isUndisturbed()).count();
        return disturbed == 0
                ? Optional.empty()
                : Optional.of(
                        "In " + disturbed + " of " + timings.size()
                                + " cells too few rounds had the processor's full speed, and slower ones count: something shares it.");
    }

    /** How far the rounds of a cell lie apart: in the cell in the middle, and in the worst. */
    private static String spread(List<Measurement> measurements) {
        double[] spreads = timings(measurements).stream()
                .mapToDouble(BenchText::spread)
                .sorted()
                .toArray();
        if (spreads.length == 0) {
            return "nothing could be measured";
        }
        double worst = spreads[spreads.length - 1];
        String place = measurements.stream()
                .flatMap(measurement -> measurement.entries().stream()
                        .filter(entry -> entry.timing()
                                .filter(timing -> spread(timing) == worst)
                                .isPresent())
                        .map(entry -> place(measurement, entry)))
                .findFirst()
                .orElseThrow();
        return String.format(
                Locale.ROOT,
                "Medians; the slowest round took %.2f times the quickest in the middle cell, %.1f times in %s.",
                spreads[spreads.length / 2],
                worst,
                place);
    }

    /** Says of a figure that is better in a longer run. */
    private static Optional<String> uncompiled(Measurement measurement) {
        List<String> on = measurement.entries().stream()
                .filter(entry ->
                        entry.timing().filter(timing -> !timing.isCompiled()).isPresent())
                .map(Entry::contender)
                .toList();
        return on.isEmpty()
                ? Optional.empty()
                : Optional.of(measurement.workload().name() + " "
                        + measurement.workload().dtype().label() + " on " + String.join(", ", on)
                        + ": measured before the JVM had compiled it, slower than in a long run");
    }

    private static double spread(Timing timing) {
        return timing.slowest() / timing.quickest();
    }

    private static String place(Measurement measurement, Entry entry) {
        return measurement.workload().name() + " "
                + measurement.workload().dtype().label() + " on " + entry.contender();
    }

    private static void line(String name, String value, Console console) {
        console.out().println("%-8s  %s".formatted(ForeignText.shown(name), ForeignText.shown(value)));
    }
}
