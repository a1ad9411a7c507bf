package dev.lockstep.trainer.training;

import dev.lockstep.api.Backend;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.nn.model.ParameterValues;
import dev.lockstep.trainer.network.Network;
import java.util.List;
import java.util.Optional;

/** A network being trained epoch by epoch, wherever its steps are computed: here, or by workers elsewhere. */
public interface EpochTraining extends AutoCloseable {
    /** Begins trainings. */
    @FunctionalInterface
    interface Source {
        /**
         * The network at its start values, before its first epoch. Its matrices belong to the scope that is open.
         *
         * @param backend for what is computed here
         */
        EpochTraining begin(Backend backend, Network network, TrainingOptions options);
    }

    DType dtype();

    /** The number of steps in an epoch, one for each batch. */
    int stepsInEpoch();

    /** The number of samples in a batch, counted from 0. */
    int samplesIn(int batch);

    /** Whether the learning rates follow losses, so that {@link #endEpoch} must be called before the next epoch begins. */
    boolean followsLosses();

    /** Tells the loss of the epoch that was trained, of the validation data where there are some, for learning rates that follow losses. */
    void endEpoch(double loss);

    /** How long a call of {@link #train} is to take where nobody waits for single epochs: short, so that progress can be told. */
    default long nanosecondsAtOnce() {
        return 25_000_000;
    }

    /**
     * Trains epochs one after another.
     *
     * @param first counted from 1
     * @return the loss of each of their batches before its update, in order
     */
    double[] train(int first, int epochs);

    /** The outputs of the last step, made before its update. */
    ParameterValues lastPrediction();

    /** What has been trained so far, but for the number of steps. */
    TrainingState state();

    /**
     * Goes back to what {@link #state} returned, here or on another backend.
     *
     * @throws dev.lockstep.api.LockstepException if it is that of another network or optimiser
     */
    void setState(TrainingState state);

    /** What the parameters hold now. */
    List<ParameterValues> parameters();

    /** Puts the parameters alone back to what {@link #parameters} returned. */
    void setParameters(List<ParameterValues> values);

    /** What finds the loss of the validation data by the parameters as they are, if there are any. */
    Optional<Evaluation> validation();

    @Override
    void close();
}
