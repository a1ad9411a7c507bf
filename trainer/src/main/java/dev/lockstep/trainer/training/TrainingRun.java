package dev.lockstep.trainer.training;

import dev.lockstep.api.Backend;
import dev.lockstep.api.DType;
import dev.lockstep.trainer.model.Model;
import dev.lockstep.trainer.model.Network;
import dev.lockstep.trainer.model.Parameter;
import dev.lockstep.trainer.model.Start;
import java.util.ArrayList;
import java.util.List;

/**
 * A network being trained, step by step, so that a step can be repeated or examined.
 *
 * <p>Its matrices belong to the scope that is open when it is made.
 */
public final class TrainingRun implements AutoCloseable {
    private final DType dtype;
    private final Model model;
    private final Batches batches;
    private int nextBatch;

    /** The network at its start values. */
    public TrainingRun(Backend backend, Network network, TrainingOptions options) {
        dtype = options.dtype().orElse(network.dtype());
        double learningRate = options.learningRate().orElse(network.learningRate());
        Start start = network.start(options.seed());
        Samples samples = new Samples(start.inputs(backend, dtype), start.targets(backend, dtype));
        model = start.model(backend, dtype);
        batches = new Batches(backend, model, samples, network.batchSize(), learningRate);
    }

    public DType dtype() {
        return dtype;
    }

    /** The number of steps in an epoch, one for each batch. */
    public int stepsInEpoch() {
        return batches.count();
    }

    /** Trains on a batch, counted from 0, and returns its loss before the update. */
    public double step(int batch) {
        return batches.run(batch).value();
    }

    /** Trains for a number of steps without waiting for a loss, on the batches in turn, going on where the last call ended. */
    public void advance(long steps) {
        for (long i = 0; i < steps; i++) {
            batches.run(nextBatch);
            nextBatch = (nextBatch + 1) % batches.count();
        }
    }

    /** Trains on a batch as {@link #step}; returns the parameters, the samples, then what each operation computed, in order. */
    public List<TracedOperation> trace(int batch) {
        List<TracedOperation> trace = new ArrayList<>();
        model.parameters().forEach(parameter -> trace.add(TracedOperation.given(parameter.name(), parameter.value())));
        batches.trace(batch, trace::add);
        return trace;
    }

    /** What the parameters hold now. */
    public List<ParameterValues> parameters() {
        return model.parameters().stream()
                .map(parameter -> ParameterValues.of(parameter.name(), parameter.value()))
                .toList();
    }

    /** Puts the parameters back to what {@link #parameters} returned, here or on another backend. */
    public void setParameters(List<ParameterValues> values) {
        List<Parameter> parameters = model.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            parameters.get(i).value().set(values.get(i).values());
        }
    }

    Batches batches() {
        return batches;
    }

    @Override
    public void close() {
        batches.close();
    }
}
