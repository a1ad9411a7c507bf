package dev.lockstep.numerics.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products of float32 in vectors of half the preferred length, computed in float64, where they are exact, and rounded once: the bits are the
 * same. Processors of Intel take some twenty times as long for a product in float32 that is, or has an operand that is, subnormal.
 */
final class HalfVectors {
    private static final VectorSpecies<Double> WIDE = DoubleVector.SPECIES_PREFERRED;

    static final VectorSpecies<Float> SPECIES =
            VectorSpecies.of(float.class, VectorShape.forBitSize(WIDE.vectorBitSize() / 2));

    private HalfVectors() {}

    static FloatVector product(FloatVector x, FloatVector y) {
        return (FloatVector) wide(x).mul(wide(y)).convertShape(VectorOperators.D2F, SPECIES, 0);
    }

    private static DoubleVector wide(FloatVector x) {
        return (DoubleVector) x.convertShape(VectorOperators.F2D, WIDE, 0);
    }
}
