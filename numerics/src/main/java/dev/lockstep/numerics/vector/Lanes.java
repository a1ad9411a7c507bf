package dev.lockstep.numerics.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/** The vector shape of the elementwise functions. */
final class Lanes {

    static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;

    static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;

    static final int COUNT = DOUBLES.length();

    /**
     * The class of these vectors, to which long loops cast what they store.
     *
     * <p>The compiler of JDK 17 adds up, over all methods that it inlines into a loop, how often their compiled code met what it was not compiled for.
     * From 100 on it no longer trusts their profiles; calls that it inlines late, in long loops, then do not know the class of the vector that they are
     * called on, and a vector that is stored becomes an object first. A cast tells the class. For the same reason long loops name their constants by
     * {@code DoubleVector.broadcast} and not by methods of a vector that take a number.
     */
    static final Class<? extends DoubleVector> CLASS =
            DoubleVector.zero(DOUBLES).getClass();

    private Lanes() {}
}
