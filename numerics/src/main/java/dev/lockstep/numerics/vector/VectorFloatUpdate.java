package dev.lockstep.numerics.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The update of gradient descent in float32, over whole vectors. */
final class VectorFloatUpdate {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private VectorFloatUpdate() {}

    /** {@code t = rate * g[i]; p[i] = p[i] - t} for n elements from the given one on, n being a multiple of the lanes. */
    static void subtractScaled(float[] p, float rate, float[] g, int from, int n) {
        for (int i = from; i < from + n; i += LANES) {
            FloatVector scaled = FloatVector.fromArray(SPECIES, g, i).mul(rate);
            FloatVector.fromArray(SPECIES, p, i).sub(scaled).intoArray(p, i);
        }
    }
}
