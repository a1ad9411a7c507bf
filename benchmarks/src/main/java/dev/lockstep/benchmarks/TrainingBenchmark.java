package dev.lockstep.benchmarks;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.opening.BackendOptions;
import dev.lockstep.bench.Workloads;
import dev.lockstep.nn.model.ParameterValues;
import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingRun;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Training steps a second, the loss of each fetched; with JMH's option {@code -prof gc} also the bytes that a step allocates.
 *
 * <p>Every iteration starts at the start values, so that none measures a network that has long converged. The warm-up is long enough for
 * the wide network, whose kernels are called seldom, to run compiled code only: other code allocates.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
public class TrainingBenchmark {
    @Param({
        "noisy-sum",
        "two-point",
        "two-point-corrected",
        "xor",
        "xor-logistic",
        "curve",
        "random-fit",
        "digits-relu",
        "digits-relu-adam",
        "images-relu",
        "images-relu-adam",
        "table-relu",
        "table-relu-adam",
        Workloads.WIDE_NETWORK
    })
    public String network;

    @Param({"float64", "float32"})
    public String dtype;

    @Param({"java", "blas"})
    public String backend;

    @Param({"1", "2"})
    public int threads;

    private Backend opened;
    private TrainingRun run;
    private List<ParameterValues> start;
    private int batch;

    @Setup
    public void open() {
        opened = Backends.onClassPath().open(Optional.of(backend), BackendOptions.ofThreads(threads));
        run = new TrainingRun(opened, Workloads.network(network), TrainingOptions.NONE.withDType(DType.of(dtype)));
        start = run.parameters();
    }

    @Setup(Level.Iteration)
    public void startAgain() {
        run.setParameters(start);
        batch = 0;
    }

    @TearDown
    public void close() {
        run.close();
        opened.close();
    }

    @Benchmark
    public double step() {
        double loss = run.step(batch);
        batch = batch + 1 == run.stepsInEpoch() ? 0 : batch + 1;
        return loss;
    }
}
