package dev.lockstep.numerics.vector;

import dev.lockstep.numerics.loops.ScalarLoops;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Column sums in float64: each lane is the chain of one column. */
final class VectorDoubleSums {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();

    private VectorDoubleSums() {}

    /** The sums of a number of columns that is a multiple of the lanes. */
    static void columns(double[] a, int rows, int columns, double[] out, int fromColumn, int toColumn) {
        int column = fromColumn;
        for (; column + 4 * LANES <= toColumn; column += 4 * LANES) {
            fourVectors(a, rows, columns, out, column);
        }
        for (; column < toColumn; column += LANES) {
            oneVector(a, rows, columns, out, column);
        }
    }

    private static void fourVectors(double[] a, int rows, int columns, double[] out, int column) {
        DoubleVector t0 = DoubleVector.zero(SPECIES);
        DoubleVector t1 = DoubleVector.zero(SPECIES);
        DoubleVector t2 = DoubleVector.zero(SPECIES);
        DoubleVector t3 = DoubleVector.zero(SPECIES);
        int x = column;
        for (int start = 0; start < rows; start += ScalarLoops.BLOCK) {
            int count = Math.min(ScalarLoops.BLOCK, rows - start);
            DoubleVector s0 = DoubleVector.zero(SPECIES);
            DoubleVector s1 = DoubleVector.zero(SPECIES);
            DoubleVector s2 = DoubleVector.zero(SPECIES);
            DoubleVector s3 = DoubleVector.zero(SPECIES);
            for (int i = 0; i < count; i++) {
                s0 = s0.add(DoubleVector.fromArray(SPECIES, a, x));
                s1 = s1.add(DoubleVector.fromArray(SPECIES, a, x + LANES));
                s2 = s2.add(DoubleVector.fromArray(SPECIES, a, x + 2 * LANES));
                s3 = s3.add(DoubleVector.fromArray(SPECIES, a, x + 3 * LANES));
                x += columns;
            }
            t0 = t0.add(s0);
            t1 = t1.add(s1);
            t2 = t2.add(s2);
            t3 = t3.add(s3);
        }
        t0.intoArray(out, column);
        t1.intoArray(out, column + LANES);
        t2.intoArray(out, column + 2 * LANES);
        t3.intoArray(out, column + 3 * LANES);
    }

    private static void oneVector(double[] a, int rows, int columns, double[] out, int column) {
        DoubleVector total = DoubleVector.zero(SPECIES);
        int x = column;
        for (int start = 0; start < rows; start += ScalarLoops.BLOCK) {
            int count = Math.min(ScalarLoops.BLOCK, rows - start);
            DoubleVector s = DoubleVector.zero(SPECIES);
            for (int i = 0; i < count; i++) {
                s = s.add(DoubleVector.fromArray(SPECIES, a, x));
                x += columns;
            }
            total = total.add(s);
        }
        total.intoArray(out, column);
    }
}
