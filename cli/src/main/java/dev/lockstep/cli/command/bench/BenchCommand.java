package dev.lockstep.cli.command.bench;

import dev.lockstep.api.Backends;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.bench.Bench;
import dev.lockstep.bench.Kind;
import dev.lockstep.bench.Machine;
import dev.lockstep.bench.Measurement;
import dev.lockstep.bench.Pace;
import dev.lockstep.bench.ProductBaselines;
import dev.lockstep.bench.Workload;
import dev.lockstep.bench.Workloads;
import dev.lockstep.cli.backend.BackendOpening;
import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.console.ExitCode;
import dev.lockstep.cli.console.StatusLine;
import dev.lockstep.cli.option.CommaSeparated;
import dev.lockstep.cli.option.DTypeConverter;
import dev.lockstep.cli.option.KindConverter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how fast backends are on this machine. */
@Command(
        description = {
            "Measure how fast the backends are on this machine: matrix products, beside a library's own call where the backend blas brings"
                    + " one along; functions of each element; training steps.",
            "Every figure is the median of several rounds, in which the backends take turns. Other work on the machine makes them worse."
        },
        sortOptions = false,
        customSynopsis = "lockstep bench [OPTIONS]")
public final class BenchCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private BenchBackends backends;

    @Option(
            names = "--only",
            converter = KindConverter.class,
            paramLabel = "KIND,...",
            hideParamSyntax = true,
            split = CommaSeparated.COMMA,
            preprocessor = CommaSeparated.class,
            description = "What to measure, of ${COMPLETION-CANDIDATES}; by default all.")
    private List<Kind> kinds = List.of(Kind.values());

    @Option(
            names = "--match",
            paramLabel = "TEXT",
            description = "Measure only what has this in its name, as in 512x512x512, tanh or xor.")
    private String match = "";

    @Option(
            names = "--dtype",
            paramLabel = "TYPE",
            converter = DTypeConverter.class,
            description = "Measure in float64 or float32 only.")
    private Optional<DType> dtype;

    @Option(names = "--quick", description = "Measure for a first impression, in half of the time.")
    private boolean quick;

    @Option(names = "--json", description = "Print JSON, with the quickest and the slowest round of each.")
    private boolean json;

    @Option(names = "--quiet", description = "Show no progress.")
    private boolean quiet;

    public BenchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        BackendOptions options = backends.commonOptions();
        Map<Kind, List<Workload>> workloads = chosen();
        BenchBackends.Selected selected = backends.open(Backends.onClassPath(), console, quiet);
        BackendOpening.reportUnavailable(selected.leftOut(), console);
        List<BenchBackends.Opened> opened = selected.backends();
        try (StatusLine status = StatusLine.on(console, quiet)) {
            BenchHead head = new BenchHead(
                    Machine.current(),
                    options,
                    opened,
                    selected.leftOut(),
                    ProductBaselines.load(backends.options("blas")));
            measure(workloads, head, new Bench(head.contenders(), quick ? Pace.QUICK : Pace.NORMAL), status);
        } finally {
            opened.forEach(each -> each.backend().close());
        }
        return ExitCode.OK;
    }

    private void measure(Map<Kind, List<Workload>> chosen, BenchHead head, Bench bench, StatusLine status) {
        if (!json) {
            BenchText.write(head, console);
        }
        int count = chosen.values().stream().mapToInt(List::size).sum();
        List<Measurement> all = new ArrayList<>();
        for (Map.Entry<Kind, List<Workload>> kind : chosen.entrySet()) {
            int first = all.size();
            for (Workload workload : kind.getValue()) {
                if (!console.isRead()) {
                    return;
                }
                status.show("bench: %d of %d, %s: %s %s"
                        .formatted(
                                all.size() + 1,
                                count,
                                kind.getKey(),
                                workload.name(),
                                workload.dtype().label()));
                all.add(bench.measure(workload));
            }
            status.clear();
            if (!json) {
                BenchText.write(kind.getKey(), all.subList(first, all.size()), head, console);
            }
        }
        if (json) {
            BenchJson.write(head, all, console);
        }
    }

    /** What to measure, in the order of the kinds; none without a workload. */
    private Map<Kind, List<Workload>> chosen() {
        Map<Kind, List<Workload>> chosen = new EnumMap<>(Kind.class);
        for (Kind kind : kinds) {
            List<Workload> workloads = new ArrayList<>();
            for (DType each : dtype.map(List::of).orElse(List.of(DType.values()))) {
                workloads.addAll(Workloads.of(kind, each));
            }
            workloads.removeIf(workload -> !workload.name().contains(match));
            if (!workloads.isEmpty()) {
                chosen.put(kind, workloads);
            }
        }
        if (chosen.isEmpty()) {
            throw new LockstepException("--match " + match + " leaves nothing to measure");
        }
        return chosen;
    }
}
