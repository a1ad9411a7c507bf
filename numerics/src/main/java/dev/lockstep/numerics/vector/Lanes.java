package dev.lockstep.numerics.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/** The vector shape of the elementwise functions. */
final class Lanes {

    static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;

    static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;

    static final int COUNT = DOUBLES.length();

    private Lanes() {}
}
