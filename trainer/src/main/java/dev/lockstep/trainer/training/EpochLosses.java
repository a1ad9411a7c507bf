package dev.lockstep.trainer.training;

import java.util.Arrays;

/**
 * The loss of every epoch so far, from those of its batches.
 *
 * <p>An epoch of one batch has that batch's loss. Otherwise, in float64 and in the order of the batches from +0.0: a sum is the sum of
 * the batches' losses; a mean is the sum of each batch's loss times its number of samples, divided by the number of all samples.
 */
final class EpochLosses {
    private final EpochTraining training;
    private final boolean mean;
    private double[] losses = new double[64];
    private int count;

    EpochLosses(EpochTraining training, boolean mean) {
        this.training = training;
        this.mean = mean;
    }

    /** Takes the losses of epochs that were trained before. */
    void restore(double[] before) {
        losses = Arrays.copyOf(before, Math.max(before.length, losses.length));
        count = before.length;
    }

    /** Adds epochs from their batches' losses, up to the first that is not finite. */
    void add(double[] batchLosses, int epochs, TrainingListener listener) {
        for (int epoch = 0; epoch < epochs && !diverged(); epoch++) {
            if (count == losses.length) {
                losses = Arrays.copyOf(losses, 2 * count);
            }
            losses[count] = combine(batchLosses, epoch * training.stepsInEpoch());
            count++;
            listener.epoch(count, last());
        }
    }

    int count() {
        return count;
    }

    double last() {
        return losses[count - 1];
    }

    boolean diverged() {
        return count > 0 && !Double.isFinite(last());
    }

    double[] toArray() {
        return Arrays.copyOf(losses, count);
    }

    private double combine(double[] batchLosses, int first) {
        if (training.stepsInEpoch() == 1) {
            return batchLosses[first];
        }
        double sum = 0;
        long samples = 0;
        for (int batch = 0; batch < training.stepsInEpoch(); batch++) {
            int size = training.samplesIn(batch);
            double loss = batchLosses[first + batch];
            sum += mean ? loss * size : loss;
            samples += size;
        }
        return mean ? sum / samples : sum;
    }
}
