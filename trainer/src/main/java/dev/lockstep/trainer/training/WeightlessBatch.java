package dev.lockstep.trainer.training;

import dev.lockstep.api.Backend;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.Scope;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.nn.random.Permutation;
import dev.lockstep.trainer.network.Network;
import dev.lockstep.trainer.network.Samples;
import dev.lockstep.trainer.network.Start;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Looks for a batch whose samples all have the weight 0, so that it has no mean, where a loss is NaN. A loss that is a sum needs no weights, so
 * nothing is looked for before.
 */
final class WeightlessBatch {
    private WeightlessBatch() {}

    /**
     * Refuses a run whose first loss that is NaN is that of such a batch, or follows one.
     *
     * @param losses of batches
     * @param first the number of the first of them in the run, from 0
     * @throws LockstepException that names the epoch and the batch
     */
    static void refuse(
            Backend backend, DType dtype, Network network, TrainingOptions options, double[] losses, long first) {
        int undefined = 0;
        while (undefined < losses.length && !Double.isNaN(losses[undefined])) {
            undefined++;
        }
        if (undefined == losses.length) {
            return;
        }
        try (Scope scope = backend.scope()) {
            Start start = network.start(options.seed());
            Optional<double[]> weights = weights(start, backend, dtype);
            if (weights.isPresent()) {
                EpochOrder order = new EpochOrder(
                        SampleSupply.of(backend, dtype, start, network.batching()), network.batching(), start.seed());
                long step = first + undefined;
                for (long suspect = Math.max(0, step - 1); suspect <= step; suspect++) {
                    require(network, order, start.seed(), weights.get(), suspect);
                }
            }
        }
    }

    private static Optional<double[]> weights(Start start, Backend backend, DType dtype) {
        Optional<Samples> streamed = start.streamed();
        return streamed.isPresent()
                ? streamed.get()
                        .weights()
                        .map(each -> each.table().on(backend, dtype).toArray())
                : start.samples(backend, dtype).weights().map(Matrix::toArray);
    }

    private static void require(Network network, EpochOrder order, long seed, double[] weights, long step) {
        long epoch = step / order.batches() + 1;
        int batch = (int) (step % order.batches());
        int[] numbers = network.batching().shuffled()
                ? Permutation.of(weights.length, seed, epoch)
                : IntStream.range(0, weights.length).toArray();
        int from = order.first(batch);
        if (Arrays.stream(numbers, from, from + order.size(batch)).allMatch(sample -> weights[sample] == 0)) {
            throw new LockstepException(network.name() + ": epoch " + epoch + ", batch " + (batch + 1)
                    + ": the weights of all its samples are 0, so that its loss has no mean: leave samples of weight 0 out, or"
                    + " make batches larger");
        }
    }

    /** Refuses validation data whose loss is NaN since no sample has a weight. */
    static void refuseValidation(double loss, Optional<Matrix> weights) {
        if (Double.isNaN(loss)
                && weights.isPresent()
                && Arrays.stream(weights.get().toArray()).allMatch(weight -> weight == 0)) {
            throw new LockstepException(
                    "the weights of all samples of the validation data are 0, so that their loss has no mean: take others");
        }
    }
}
