package dev.lockstep.trainer.training;

import dev.lockstep.api.Backend;
import dev.lockstep.api.DType;
import dev.lockstep.nn.model.Model;
import dev.lockstep.nn.model.Parameter;
import dev.lockstep.nn.model.ParameterValues;
import dev.lockstep.nn.optimizer.Schedule;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.network.Rounding;
import dev.lockstep.trainer.network.Start;
import dev.lockstep.trainer.network.Trainable;
import dev.lockstep.trainer.step.Batch;
import dev.lockstep.trainer.step.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A network being trained, step by step, so that a step can be repeated or examined.
 *
 * <p>Its matrices belong to the scope that is open when it is made.
 */
public final class TrainingRun implements AutoCloseable {
    private final DType dtype;
    private final Model model;
    private final Update update;
    private final Schedule schedule;
    private final double learningRate;
    private final Batches batches;
    private int nextBatch;

    /** The network at its start values. */
    public TrainingRun(Backend backend, Network network, TrainingOptions options) {
        dtype = options.dtype().orElse(network.dtype());
        learningRate = options.learningRate().orElse(network.optimizer().learningRate());
        Rounding.requireRate(learningRate, dtype);
        schedule = network.schedule();
        Start start = network.start(options.seed());
        Batch samples = start.samples(backend, dtype);
        Trainable trained = start.model(backend, dtype);
        model = trained.model();
        update = new Update(network.optimizer(), model.parameters(), schedule.rate(learningRate, 1));
        batches = new Batches(backend, trained.gradients(), update, samples, network.batchSize());
    }

    public DType dtype() {
        return dtype;
    }

    /** The number of steps in an epoch, one for each batch. */
    public int stepsInEpoch() {
        return batches.count();
    }

    /** Sets the learning rate to that of an epoch, counted from 1. */
    public void beginEpoch(int epoch) {
        update.setRate(schedule.rate(learningRate, epoch));
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
        trace(batch, trace::add);
        return trace;
    }

    /** Traces as {@link #trace(int)}, one after another, for steps whose results do not all fit into memory. */
    void trace(int batch, Consumer<TracedOperation> listener) {
        model.parameters()
                .forEach(parameter -> listener.accept(TracedOperation.given(parameter.name(), parameter.value())));
        batches.trace(batch, listener);
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
