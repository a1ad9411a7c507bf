package dev.lockstep.trainer.training;

import dev.lockstep.nn.metric.Predictions;
import dev.lockstep.nn.model.ParameterValues;
import dev.lockstep.nn.plan.EarlyStopping;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds the loss of the validation data after each epoch, keeps the best parameters, and says when to stop. */
final class ValidationWatch {
    private final EpochTraining run;
    private final Evaluation evaluation;
    private final Optional<EarlyStopping> stopping;
    private double[] losses = new double[16];
    private int epochs;
    /** Whether the last evaluation is of the parameters as they are. */
    private boolean evaluated;

    private int bestEpoch;
    private double bestLoss = Double.POSITIVE_INFINITY;
    private List<ParameterValues> bestParameters = List.of();

    ValidationWatch(EpochTraining run, Evaluation evaluation, Optional<EarlyStopping> stopping) {
        this.run = run;
        this.evaluation = evaluation;
        this.stopping = stopping;
    }

    /** An epoch was trained; returns its validation loss. */
    double epoch() {
        double loss = evaluation.run();
        evaluated = true;
        if (add(loss) && stopping.isPresent()) {
            bestParameters = run.parameters();
        }
        return loss;
    }

    /** Of the validation data, by the parameters after the epoch trained last. */
    Predictions predictions() {
        return evaluation.predictions();
    }

    /** Takes what was found of epochs that were trained before. */
    void restore(double[] before, List<ParameterValues> best) {
        for (double loss : before) {
            add(loss);
        }
        bestParameters = best;
    }

    double[] losses() {
        return Arrays.copyOf(losses, epochs);
    }

    List<ParameterValues> bestParameters() {
        return bestParameters;
    }

    /** Adds an epoch's loss, and says whether it is the best so far. */
    private boolean add(double loss) {
        if (epochs == losses.length) {
            losses = Arrays.copyOf(losses, 2 * epochs);
        }
        losses[epochs] = loss;
        epochs++;
        boolean isBest =
                loss < bestLoss - stopping.map(EarlyStopping::improvement).orElse(0.0);
        if (isBest) {
            bestEpoch = epochs;
            bestLoss = loss;
        }
        return isBest;
    }

    /** The validation loss of the epoch trained last. */
    double lastLoss() {
        return losses[epochs - 1];
    }

    /** Whether no epoch has been better for too long. */
    boolean isOver() {
        return stopping.isPresent() && epochs - bestEpoch >= stopping.get().patience();
    }

    /** Puts the best parameters back where early stopping is asked for, and says what happened. */
    Validation end() {
        if (!bestParameters.isEmpty()) {
            run.setParameters(bestParameters);
            evaluated = false;
        }
        if (!evaluated) {
            evaluation.run();
        }
        return new Validation(
                Arrays.copyOf(losses, epochs),
                bestEpoch == 0 ? OptionalInt.empty() : OptionalInt.of(bestEpoch),
                isOver(),
                evaluation.predictions());
    }
}
