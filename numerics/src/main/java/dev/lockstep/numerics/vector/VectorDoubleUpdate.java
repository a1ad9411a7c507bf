package dev.lockstep.numerics.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The update of gradient descent in float64, over whole vectors. */
final class VectorDoubleUpdate {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private VectorDoubleUpdate() {}

    /** {@code t = rate * g[i]; p[i] = p[i] - t} for n elements from the given one on, n being a multiple of the lanes. */
    static void subtractScaled(double[] p, double rate, double[] g, int from, int n) {
        for (int i = from; i < from + n; i += LANES) {
            DoubleVector scaled = DoubleVector.fromArray(SPECIES, g, i).mul(rate);
            DoubleVector.fromArray(SPECIES, p, i).sub(scaled).intoArray(p, i);
        }
    }
}
