package dev.lockstep.numerics.vector;

import dev.lockstep.numerics.loops.ScalarLoops;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Column sums in float64: each lane is the chain of one column. */
final class VectorDoubleSums {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final Class<? extends DoubleVector> CLASS =
            DoubleVector.zero(SPECIES).getClass();

    /** The columns that are added at once, and the fewest. */
    static final int COLUMNS = 4 * LANES;

    /** What the first row of an even number is added to, in the place of a row; a choice of arrays, as a branch on vectors would put them on the heap. */
    private static final double[] ZEROS = new double[COLUMNS];

    private VectorDoubleSums() {}

    /** The sums of at least {@link #COLUMNS} columns; the last ones are computed with others before them, twice. */
    static void columns(double[] a, int rows, int columns, double[] out, int fromColumn, int toColumn) {
        for (int column = fromColumn; column < toColumn; column += COLUMNS) {
            int first = Math.min(column, toColumn - COLUMNS);
            Arrays.fill(out, first, first + COLUMNS, 0.0);
            for (int start = 0; start < rows; start += ScalarLoops.BLOCK) {
                int count = Math.min(ScalarLoops.BLOCK, rows - start);
                addBlock(a, start * columns + first, columns, count, out, first);
            }
        }
    }

    /**
     * Adds the sums of a block of rows. Two rows at a time keep this loop out of the methods that call it: in a larger one, with loops around it,
     * JDK 17 made an object of every vector in some runs. It does so too where it has lost sight of the class of the sums, which are cast to it as
     * {@link Lanes#CLASS} says.
     */
    private static void addBlock(double[] a, int offset, int stride, int rows, double[] out, int column) {
        int odd = rows & 1;
        double[] base = odd == 0 ? ZEROS : a;
        int from = odd == 0 ? 0 : offset;
        DoubleVector s0 = CLASS.cast(DoubleVector.zero(SPECIES).add(DoubleVector.fromArray(SPECIES, base, from)));
        DoubleVector s1 =
                CLASS.cast(DoubleVector.zero(SPECIES).add(DoubleVector.fromArray(SPECIES, base, from + LANES)));
        DoubleVector s2 =
                CLASS.cast(DoubleVector.zero(SPECIES).add(DoubleVector.fromArray(SPECIES, base, from + 2 * LANES)));
        DoubleVector s3 =
                CLASS.cast(DoubleVector.zero(SPECIES).add(DoubleVector.fromArray(SPECIES, base, from + 3 * LANES)));
        for (int i = odd; i < rows; i += 2) {
            int x = offset + i * stride;
            s0 = s0.add(DoubleVector.fromArray(SPECIES, a, x));
            s1 = s1.add(DoubleVector.fromArray(SPECIES, a, x + LANES));
            s2 = s2.add(DoubleVector.fromArray(SPECIES, a, x + 2 * LANES));
            s3 = s3.add(DoubleVector.fromArray(SPECIES, a, x + 3 * LANES));
            int y = x + stride;
            s0 = CLASS.cast(s0.add(DoubleVector.fromArray(SPECIES, a, y)));
            s1 = CLASS.cast(s1.add(DoubleVector.fromArray(SPECIES, a, y + LANES)));
            s2 = CLASS.cast(s2.add(DoubleVector.fromArray(SPECIES, a, y + 2 * LANES)));
            s3 = CLASS.cast(s3.add(DoubleVector.fromArray(SPECIES, a, y + 3 * LANES)));
        }
        DoubleVector.fromArray(SPECIES, out, column).add(s0).intoArray(out, column);
        DoubleVector.fromArray(SPECIES, out, column + LANES).add(s1).intoArray(out, column + LANES);
        DoubleVector.fromArray(SPECIES, out, column + 2 * LANES).add(s2).intoArray(out, column + 2 * LANES);
        DoubleVector.fromArray(SPECIES, out, column + 3 * LANES).add(s3).intoArray(out, column + 3 * LANES);
    }
}
