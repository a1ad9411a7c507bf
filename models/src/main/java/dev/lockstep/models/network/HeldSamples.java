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
import java.util.stream.Stream;

/**
 * Chooses samples that are not trained on, in the order {@link Permutation} of the seed and 0.
 *
 * @param stratified whether they are chosen of each class by itself, of samples with equal targets
 */
record HeldSamples(boolean stratified, Choosing choosing) {
    /** Which samples of an order are taken. */
    interface Choosing {
        /** @param samples how many there are */
        Stream<Integer> of(Stream<Integer> order, int samples);
    }

    /** How many are left to train on. */
    int trainingSamples(ValueSource targets) {
        if (!stratified || targets instanceof ValueSource.Absent) {
            int samples = targets.rows();
            Stream<Integer> any = IntStream.range(0, samples).boxed();
            return samples
                    - (int) choosing.of(any, samples).mapToInt(sample -> sample).count();
        }
        NumberRows table = targets.table(Draws.none(), Optional.empty());
        return table.rows() - held(table, 0).length;
    }

    ValidationSource.Parts parts(DataTables data, long seed) {
        return ValidationSource.Parts.without(data, held(data.targets(), seed));
    }

    /** In the order of the data. */
    private int[] held(NumberRows targets, long seed) {
        Map<List<Double>, List<Integer>> classes = new LinkedHashMap<>();
        for (int sample : Permutation.of(targets.rows(), seed, 0)) {
            List<Double> key = stratified ? row(targets, sample) : List.of();
            classes.computeIfAbsent(key, any -> new ArrayList<>()).add(sample);
        }
        return classes.values().stream()
                .flatMap(samples -> choosing.of(samples.stream(), samples.size()))
                .mapToInt(sample -> sample)
                .sorted()
                .toArray();
    }

    private static List<Double> row(NumberRows targets, int sample) {
        double[] row = new double[targets.columns()];
        targets.read(new int[] {sample}, 0, 1, row);
        return Arrays.stream(row).boxed().toList();
    }
}
