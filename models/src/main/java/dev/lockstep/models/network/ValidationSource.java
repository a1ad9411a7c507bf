package dev.lockstep.models.network;

import dev.lockstep.nn.initializer.Draws;
import dev.lockstep.nn.random.Permutation;
import java.util.Optional;

/** Where the data come from that a network is not trained on. */
public sealed interface ValidationSource {
    /** How many of the samples are trained on, of the data with these targets. */
    int trainingSamples(ValueSource targets);

    /**
     * What is trained on of the data, and what is not.
     *
     * @param seed of the run
     */
    Parts parts(DataTables data, Draws draws, long seed);

    /** The two parts of the data. */
    record Parts(DataTables training, DataTables validation) {}

    /** Tables of its own, drawn behind those that are trained on. */
    record Separate(ValueSource inputs, ValueSource targets) implements ValidationSource {
        @Override
        public int trainingSamples(ValueSource targets) {
            return targets.rows();
        }

        @Override
        public Parts parts(DataTables data, Draws draws, long seed) {
            var tables = inputs.table(draws, Optional.empty());
            return new Parts(data, new DataTables(tables, targets.table(draws, Optional.of(tables))));
        }
    }

    /**
     * A share of the n samples, {@code floor(share * n + 0.5)} of them: the first in the order {@link Permutation} of the seed and 0. Both parts
     * are in the order of the data.
     *
     * @param stratified whether that share is taken of each class by itself, of those with equal targets, in the same order
     */
    record Share(double share, boolean stratified) implements ValidationSource {
        @Override
        public int trainingSamples(ValueSource targets) {
            return held().trainingSamples(targets);
        }

        @Override
        public Parts parts(DataTables data, Draws draws, long seed) {
            return held().parts(data, seed);
        }

        private HeldSamples held() {
            return new HeldSamples(
                    stratified, (order, samples) -> order.limit((long) Math.floor(share * samples + 0.5)));
        }
    }

    /**
     * One of several parts of the samples as good as equally large, all others being trained on: of n samples those from
     * {@code floor(n * (fold - 1) / folds)} to below {@code floor(n * fold / folds)} in the order {@link Permutation} of the seed and 0, so that
     * each sample is in one of them. Both parts are in the order of the data.
     *
     * @param fold from 1 to folds
     * @param stratified whether each class is divided by itself
     */
    record Fold(int folds, int fold, boolean stratified) implements ValidationSource {
        @Override
        public int trainingSamples(ValueSource targets) {
            return held().trainingSamples(targets);
        }

        @Override
        public Parts parts(DataTables data, Draws draws, long seed) {
            return held().parts(data, seed);
        }

        private HeldSamples held() {
            return new HeldSamples(stratified, (order, samples) -> {
                long first = (long) samples * (fold - 1) / folds;
                return order.skip(first).limit((long) samples * fold / folds - first);
            });
        }
    }
}
