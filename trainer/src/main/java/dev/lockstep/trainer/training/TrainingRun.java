package dev.lockstep.trainer.training;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.nn.model.ParameterValues;
import dev.lockstep.nn.optimizer.LearningRates;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.network.Rounding;
import dev.lockstep.trainer.network.Samples;
import dev.lockstep.trainer.network.Start;
import dev.lockstep.trainer.network.Trainable;
import dev.lockstep.trainer.step.Update;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A network being trained, step by step, so that a step can be repeated or examined.
 *
 * <p>Its matrices belong to the scope that is open when it is made.
 */
public final class TrainingRun implements EpochTraining {
    private final Backend backend;
    private final DType dtype;
    private final Trainable trained;
    private final Update update;
    private final TrainedMatrices matrices;
    private final Batches batches;
    private final LearningRates rates;
    private final Optional<Evaluation> validation;
    private int epoch;
    private int nextBatch;
    private Matrix history;

    /** The network at its start values, before its first epoch. */
    public TrainingRun(Backend backend, Network network, TrainingOptions options) {
        this.backend = backend;
        dtype = options.dtype().orElse(network.dtype());
        Start start = network.start(options.seed());
        SampleSupply samples = SampleSupply.of(backend, dtype, start, network.batching());
        trained = start.model(backend, dtype);
        double learningRate = options.learningRate().orElse(network.optimizer().learningRate());
        Rounding.requireRate(learningRate, dtype);
        update = new Update(
                network.optimizer(),
                network.penalty(),
                network.clipping(),
                trained.model().parameters(),
                learningRate);
        matrices = new TrainedMatrices(trained.model(), update.state());
        batches = new Batches(
                backend,
                trained.gradients(),
                trained.model().parameters(),
                update,
                samples,
                network.batching(),
                start.seed(),
                this::setRateOfStep);
        rates = new LearningRates(network.schedule(), learningRate, batches.count());
        validation = validation(backend, start);
        beginEpoch(1);
    }

    private Optional<Evaluation> validation(Backend backend, Start start) {
        Optional<Samples> streamed = start.streamedValidation();
        if (streamed.isPresent()) {
            return Optional.of(Evaluation.streamed(backend, trained.evaluator().orElseThrow(), streamed.get(), dtype));
        }
        return start.validation(backend, dtype)
                .map(other -> new Evaluation(backend, trained.evaluator().orElseThrow(), other));
    }

    @Override
    public DType dtype() {
        return dtype;
    }

    @Override
    public int stepsInEpoch() {
        return batches.count();
    }

    /** Has the steps from now on be those of an epoch, counted from 1, with its learning rates and its order of the samples. */
    public void beginEpoch(int newEpoch) {
        if (newEpoch != epoch) {
            epoch = newEpoch;
            batches.beginEpoch(newEpoch);
        }
        nextBatch = 0;
    }

    @Override
    public boolean followsLosses() {
        return rates.followLosses();
    }

    @Override
    public void endEpoch(double loss) {
        rates.add(loss);
    }

    /** Trains on a batch of the epoch, counted from 0, and returns its loss before the update. */
    public double step(int batch) {
        return batches.run(batch).value();
    }

    /** Trains for a number of steps without waiting for a loss, on the batches in turn, going on where the last call ended. */
    public void advance(long steps) {
        for (long i = 0; i < steps; i++) {
            if (nextBatch == batches.count()) {
                beginEpoch(epoch + 1);
            }
            batches.run(nextBatch);
            nextBatch++;
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
        trained.model().parameters().forEach(parameter -> listener.accept(TracedOperation.given(parameter)));
        batches.trace(batch, listener);
    }

    @Override
    public List<ParameterValues> parameters() {
        return matrices.parameters();
    }

    @Override
    public TrainingState state() {
        return matrices.state();
    }

    @Override
    public void setState(TrainingState state) {
        matrices.setState(state);
    }

    @Override
    public void setParameters(List<ParameterValues> values) {
        matrices.setParameters(values);
    }

    @Override
    public int samplesIn(int batch) {
        return batches.size(batch);
    }

    @Override
    public double[] train(int first, int epochs) {
        int steps = Math.multiplyExact(epochs, batches.count());
        if (history == null || history.rows() < steps) {
            history = backend.zeros(dtype, steps, 1);
        }
        for (int i = 0; i < epochs; i++) {
            beginEpoch(first + i);
            batches.run(history, i * batches.count());
        }
        return Arrays.copyOf(history.toArray(), steps);
    }

    @Override
    public ParameterValues lastPrediction() {
        return ParameterValues.of("prediction", batches.lastPrediction());
    }

    private void setRateOfStep(int batch) {
        update.setRate(rates.at(epoch, batch));
    }

    @Override
    public Optional<Evaluation> validation() {
        return validation;
    }

    @Override
    public void close() {
        batches.close();
        validation.ifPresent(Evaluation::close);
    }
}
