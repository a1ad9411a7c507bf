package dev.lockstep.models.network;

import dev.lockstep.nn.initializer.Draws;
import dev.lockstep.nn.initializer.NumberRows;
import dev.lockstep.nn.random.Permutation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            if (!stratified || targets instanceof ValueSource.Absent) {
                return targets.rows() - held(targets.rows());
            }
            NumberRows table = targets.table(Draws.none(), Optional.empty());
            return table.rows() - held(table, 0).length;
        }

        @Override
        public Parts parts(DataTables data, Draws draws, long seed) {
            int[] held = held(data.targets(), seed);
            boolean[] isHeld = new boolean[data.targets().rows()];
            Arrays.stream(held).forEach(sample -> isHeld[sample] = true);
            int[] trained = IntStream.range(0, isHeld.length)
                    .filter(sample -> !isHeld[sample])
                    .toArray();
            return new Parts(data.rows(trained), data.rows(held));
        }

        /** The samples that are not trained on, in the order of the data. */
        private int[] held(NumberRows targets, long seed) {
            int[] order = Permutation.of(targets.rows(), seed, 0);
            Map<List<Double>, List<Integer>> classes = new LinkedHashMap<>();
            for (int sample : order) {
                List<Double> key = stratified ? row(targets, sample) : List.of();
                classes.computeIfAbsent(key, any -> new ArrayList<>()).add(sample);
            }
            return classes.values().stream()
                    .flatMap(samples -> samples.stream().limit(held(samples.size())))
                    .mapToInt(sample -> sample)
                    .sorted()
                    .toArray();
        }

        private int held(int samples) {
            return (int) Math.floor(share * samples + 0.5);
        }

        private static List<Double> row(NumberRows targets, int sample) {
            double[] row = new double[targets.columns()];
            targets.read(new int[] {sample}, 0, 1, row);
            return Arrays.stream(row).boxed().toList();
        }
    }
}
