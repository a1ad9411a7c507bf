package dev.lockstep.models.network;

import dev.lockstep.nn.initializer.Draws;
import dev.lockstep.nn.random.Permutation;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

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

    /**
     * One of several parts of the data, divided as this divides them.
     *
     * @param stratified whether classes are divided each by itself where samples are divided
     */
    default ValidationSource fold(int folds, int fold, boolean stratified) {
        return new Fold(folds, fold, stratified);
    }

    /** The two parts of the data. */
    record Parts(DataTables training, DataTables validation) {
        /** @param held the samples that are not trained on, in the order of the data */
        /** Those of these numbers are not trained on. */
        static Parts without(DataTables data, int[] held) {
            boolean[] isHeld = new boolean[data.targets().rows()];
            Arrays.stream(held).forEach(sample -> isHeld[sample] = true);
            int[] trained = IntStream.range(0, isHeld.length)
                    .filter(sample -> !isHeld[sample])
                    .toArray();
            return new Parts(data.rows(trained), data.rows(held));
        }
    }

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

    /**
     * A share of the n groups of samples, {@code floor(share * n + 0.5)} of them: the first in the order {@link Permutation} of the seed and 0. All samples
     * of a group are in one part, and both parts in the order of the data.
     *
     * @param groups that of each sample, numbered from 0 on
     */
    record Groups(double share, int[] groups) implements ValidationSource {
        @Override
        public int trainingSamples(ValueSource targets) {
            return groups.length - held(0).length;
        }

        @Override
        public Parts parts(DataTables data, Draws draws, long seed) {
            return Parts.without(data, held(seed));
        }

        @Override
        public ValidationSource fold(int folds, int fold, boolean stratified) {
            return new GroupFold(folds, fold, groups);
        }

        private int[] held(long seed) {
            return samplesOf(groups, seed, count -> new int[] {0, (int) Math.floor(share * count + 0.5)});
        }
    }

    /**
     * As {@link Fold}, of groups of samples in place of samples.
     *
     * @param groups that of each sample, numbered from 0 on
     */
    record GroupFold(int folds, int fold, int[] groups) implements ValidationSource {
        @Override
        public int trainingSamples(ValueSource targets) {
            return groups.length - held(0).length;
        }

        @Override
        public Parts parts(DataTables data, Draws draws, long seed) {
            return Parts.without(data, held(seed));
        }

        private int[] held(long seed) {
            return samplesOf(groups, seed, count ->
                    new int[] {(int) ((long) count * (fold - 1) / folds), (int) ((long) count * fold / folds)});
        }
    }

    /** The samples of the groups in some places of the order of groups. */
    private static int[] samplesOf(int[] groups, long seed, IntFunction<int[]> places) {
        int count = Arrays.stream(groups).max().orElseThrow() + 1;
        int[] range = places.apply(count);
        boolean[] isHeld = new boolean[count];
        Arrays.stream(Permutation.of(count, seed, 0), range[0], range[1]).forEach(group -> isHeld[group] = true);
        return IntStream.range(0, groups.length)
                .filter(sample -> isHeld[groups[sample]])
                .toArray();
    }
}
