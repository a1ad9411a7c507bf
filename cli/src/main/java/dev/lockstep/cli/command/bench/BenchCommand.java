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
import dev.lockstep.cli.option.Argument;
import dev.lockstep.cli.option.CommaSeparated;
import dev.lockstep.cli.option.Command;
import dev.lockstep.cli.option.DTypeConverter;
import dev.lockstep.cli.option.KindConverter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/** Measures how fast backends are on this machine. */
public final class BenchCommand extends Command {
    private final Console console;

    private final BenchBackends backends = include(new BenchBackends());

    private final Argument<List<Kind>> kinds = list(
            Kind.class,
            CommaSeparated.option("KIND,...", "--only")
                    .converters(new KindConverter())
                    .description("What to measure, of products, elementwise, training; by default all."));

    private final Argument<String> match = one(
            String.class,
            OptionSpec.builder("--match")
                    .paramLabel("TEXT")
                    .defaultValue("")
                    .description("Measure only what has this in its name, as in 512x512x512, tanh or xor."));

    private final Argument<Optional<DType>> dtype = optional(
            DType.class,
            OptionSpec.builder("--dtype")
                    .paramLabel("TYPE")
                    .converters(new DTypeConverter())
                    .description("Measure in float64 or float32 only."));

    private final Argument<Boolean> quick = flag("--quick", "Measure for a first impression, in half of the time.");

    private final Argument<Boolean> json =
            flag("--json", "Print JSON, with the quickest and the slowest round of each.");

    private final Argument<Boolean> quiet = flag("--quiet", "Show no progress.");

    public BenchCommand(Console console) {
        super(
                "Measure how fast the backends are on this machine: matrix products, beside a library's own call where the backend blas brings"
                        + " one along; functions of each element; training steps.",
                "Every figure is the median of several rounds, in which the backends take turns. Other work on the machine makes them worse; rounds that it"
                        + " slowed are left out where enough others are there.");
        synopsis("lockstep bench [OPTIONS]");
        this.console = console;
    }

    @Override
    public Integer call() {
        BackendOptions options = backends.commonOptions();
        Map<Kind, List<Workload>> workloads = chosen();
        BenchBackends.Selected selected = backends.open(Backends.onClassPath(), console, quiet.value());
        BackendOpening.reportUnavailable(selected.leftOut(), console);
        List<BenchBackends.Opened> opened = selected.backends();
        try (StatusLine status = StatusLine.on(console, quiet.value())) {
            BenchHead head = new BenchHead(
                    Machine.current(),
                    options,
                    opened,
                    selected.leftOut(),
                    ProductBaselines.load(backends.options("blas")));
            Pace pace = quick.value() ? Pace.QUICK : Pace.NORMAL;
            measure(workloads, head, new Bench(head.contenders(), pace, options.threads()), status);
        } finally {
            opened.forEach(each -> each.backend().close());
        }
        return ExitCode.OK;
    }

    private void measure(Map<Kind, List<Workload>> chosen, BenchHead head, Bench bench, StatusLine status) {
        if (!json.value()) {
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
            if (!json.value()) {
                BenchText.write(kind.getKey(), all.subList(first, all.size()), head, console);
            }
        }
        if (json.value()) {
            BenchJson.write(head, all, console);
        }
    }

    /** What to measure, in the order of the kinds; none without a workload. */
    private Map<Kind, List<Workload>> chosen() {
        Map<Kind, List<Workload>> chosen = new EnumMap<>(Kind.class);
        for (Kind kind : kinds.value().isEmpty() ? List.of(Kind.values()) : kinds.value()) {
            List<Workload> workloads = new ArrayList<>();
            for (DType each : dtype.value().map(List::of).orElse(List.of(DType.values()))) {
                workloads.addAll(Workloads.of(kind, each));
            }
            workloads.removeIf(workload -> !workload.name().contains(match.value()));
            if (!workloads.isEmpty()) {
                chosen.put(kind, workloads);
            }
        }
        if (chosen.isEmpty()) {
            throw new LockstepException("--match " + match.value() + " leaves nothing to measure");
        }
        return chosen;
    }
}
