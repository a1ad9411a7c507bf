package dev.lockstep.numerics.vector;

import dev.lockstep.numerics.loops.ScalarLoops;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Column sums in float32: each lane is the chain of one column. */
final class VectorFloatSums {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private VectorFloatSums() {}

    /** The sums of a number of columns that is a multiple of the lanes. */
    static void columns(float[] a, int rows, int columns, float[] out, int fromColumn, int toColumn) {
        int column = fromColumn;
        for (; column + 4 * LANES <= toColumn; column += 4 * LANES) {
            fourVectors(a, rows, columns, out, column);
        }
        for (; column < toColumn; column += LANES) {
            oneVector(a, rows, columns, out, column);
        }
    }

    private static void fourVectors(float[] a, int rows, int columns, float[] out, int column) {
        FloatVector t0 = FloatVector.zero(SPECIES);
        FloatVector t1 = FloatVector.zero(SPECIES);
        FloatVector t2 = FloatVector.zero(SPECIES);
        FloatVector t3 = FloatVector.zero(SPECIES);
        int x = column;
        for (int start = 0; start < rows; start += ScalarLoops.BLOCK) {
            int count = Math.min(ScalarLoops.BLOCK, rows - start);
            FloatVector s0 = FloatVector.zero(SPECIES);
            FloatVector s1 = FloatVector.zero(SPECIES);
            FloatVector s2 = FloatVector.zero(SPECIES);
            FloatVector s3 = FloatVector.zero(SPECIES);
            for (int i = 0; i < count; i++) {
                s0 = s0.add(FloatVector.fromArray(SPECIES, a, x));
                s1 = s1.add(FloatVector.fromArray(SPECIES, a, x + LANES));
                s2 = s2.add(FloatVector.fromArray(SPECIES, a, x + 2 * LANES));
                s3 = s3.add(FloatVector.fromArray(SPECIES, a, x + 3 * LANES));
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

    private static void oneVector(float[] a, int rows, int columns, float[] out, int column) {
        FloatVector total = FloatVector.zero(SPECIES);
        int x = column;
        for (int start = 0; start < rows; start += ScalarLoops.BLOCK) {
            int count = Math.min(ScalarLoops.BLOCK, rows - start);
            FloatVector s = FloatVector.zero(SPECIES);
            for (int i = 0; i < count; i++) {
                s = s.add(FloatVector.fromArray(SPECIES, a, x));
                x += columns;
            }
            total = total.add(s);
        }
        total.intoArray(out, column);
    }
}
