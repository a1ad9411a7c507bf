package dev.lockstep.numerics.heap;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Vector code as of a program that uses Lockstep: it uses operators for the first time after the methods of the Vector API were compiled for others.
 *
 * <p>Their compiled code then meets what it was not compiled for, and the compiler of JDK 17 counts that, against all code that they are inlined into.
 */
final class OtherVectorCode {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int CALLS = 20_000;

    private OtherVectorCode() {}

    static void run() {
        double[] values = new double[64];
        for (int i = 0; i < CALLS; i++) {
            twice(values);
        }
        firstUses(values);
        for (int i = 0; i < CALLS; i++) {
            twice(values);
        }
    }

    private static void twice(double[] values) {
        for (int i = 0; i < values.length; i += SPECIES.length()) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, values, i);
            x.add(x).intoArray(values, i);
        }
    }

    private static void firstUses(double[] values) {
        DoubleVector x = DoubleVector.fromArray(SPECIES, values, 0);
        for (VectorOperators.Unary operator : new VectorOperators.Unary[] {
            VectorOperators.SIN,
            VectorOperators.COS,
            VectorOperators.TAN,
            VectorOperators.ASIN,
            VectorOperators.ACOS,
            VectorOperators.ATAN,
            VectorOperators.SINH,
            VectorOperators.COSH,
            VectorOperators.CBRT
        }) {
            x = x.lanewise(operator);
        }
        for (VectorOperators.Binary operator : new VectorOperators.Binary[] {
            VectorOperators.HYPOT, VectorOperators.POW, VectorOperators.ATAN2, VectorOperators.MIN
        }) {
            x = x.lanewise(operator, x);
        }
        x.intoArray(values, 0);
    }
}
