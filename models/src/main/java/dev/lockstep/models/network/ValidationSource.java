package dev.lockstep.models.network;

import dev.lockstep.nn.initializer.Draws;
import dev.lockstep.nn.random.Permutation;
import java.util.Arrays;
import java.util.Optional;

/** Where the data come from that a network is not trained on. */
public sealed interface ValidationSource {
    /** How many of the data's samples are trained on. */
    int trainingSamples(int samples);

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
        public int trainingSamples(int samples) {
            return samples;
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
     */
    record Share(double share) implements ValidationSource {
        @Override
        public int trainingSamples(int samples) {
            return samples - held(samples);
        }

        @Override
        public Parts parts(DataTables data, Draws draws, long seed) {
            int samples = data.inputs().rows();
            int[] order = Permutation.of(samples, seed, 0);
            int held = held(samples);
            return new Parts(data.rows(sorted(order, held, samples)), data.rows(sorted(order, 0, held)));
        }

        private int held(int samples) {
            return (int) Math.floor(share * samples + 0.5);
        }

        private static int[] sorted(int[] order, int from, int to) {
            int[] part = Arrays.copyOfRange(order, from, to);
            Arrays.sort(part);
            return part;
        }
    }
}
