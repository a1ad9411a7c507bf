package dev.lockstep.numerics.loops;

/**
 * What a loop in float64 computes: some rows of a result, and where the elements of each operand stand.
 *
 * <p>Set once and computed many times, since a small network runs millions of loops a second; a loop changes nothing of it.
 */
public final class DoubleRun {
    private double[] a;
    private int aFrom;
    private int aStep;
    private int aRowStep;
    private double[] b;
    private int bFrom;
    private int bStep;
    private int bRowStep;
    private double[] c;
    private int cFrom;
    private int cStep;
    private int cRowStep;
    private double[] d;
    private int dFrom;
    private int dStep;
    private int dRowStep;
    private double[] out;
    private int to;
    private int rows;
    private int columns;

    /** Sets the result: rows of so many elements, one after the other, from the given element on. */
    public void result(double[] array, int first, int rowCount, int columnCount) {
        out = array;
        to = first;
        rows = rowCount;
        columns = columnCount;
    }

    /**
     * Sets an operand.
     *
     * @param step 1 to walk along a row of it, 0 to use one element of it throughout, which is not an element of the result
     * @param rowStep from the first element of a row to that of the next
     */
    public void operand(int index, double[] array, int first, int step, int rowStep) {
        switch (index) {
            case 0 -> {
                a = array;
                aFrom = first;
                aStep = step;
                aRowStep = rowStep;
            }
            case 1 -> {
                b = array;
                bFrom = first;
                bStep = step;
                bRowStep = rowStep;
            }
            case 2 -> {
                c = array;
                cFrom = first;
                cStep = step;
                cRowStep = rowStep;
            }
            case 3 -> {
                d = array;
                dFrom = first;
                dStep = step;
                dRowStep = rowStep;
            }
            default -> throw new IllegalArgumentException("operand " + index);
        }
    }

    /** The same of some of the rows, from one on; or, of a single row, of some of its elements. */
    public void setPart(DoubleRun whole, int row, int rowCount, int column, int columnCount) {
        result(whole.out, whole.to + row * whole.columns + column, rowCount, columnCount);
        operand(0, whole.a, whole.aFrom + row * whole.aRowStep + column * whole.aStep, whole.aStep, whole.aRowStep);
        operand(1, whole.b, whole.bFrom + row * whole.bRowStep + column * whole.bStep, whole.bStep, whole.bRowStep);
        operand(2, whole.c, whole.cFrom + row * whole.cRowStep + column * whole.cStep, whole.cStep, whole.cRowStep);
        operand(3, whole.d, whole.dFrom + row * whole.dRowStep + column * whole.dStep, whole.dStep, whole.dRowStep);
    }

    /** Lets an operand stay at the first element of an array. */
    public void repeat(int index, double[] array) {
        operand(index, array, 0, 0, 0);
    }

    /** The array of an operand. */
    public double[] array(int index) {
        return switch (index) {
            case 0 -> a;
            case 1 -> b;
            case 2 -> c;
            default -> d;
        };
    }

    /** Where an operand begins. */
    public int from(int index) {
        return switch (index) {
            case 0 -> aFrom;
            case 1 -> bFrom;
            case 2 -> cFrom;
            default -> dFrom;
        };
    }

    /** 1 or 0, as {@link #operand} says. */
    public int step(int index) {
        return switch (index) {
            case 0 -> aStep;
            case 1 -> bStep;
            case 2 -> cStep;
            default -> dStep;
        };
    }

    public double[] a() {
        return a;
    }

    public int aFrom() {
        return aFrom;
    }

    public int aStep() {
        return aStep;
    }

    public int aRowStep() {
        return aRowStep;
    }

    public double[] b() {
        return b;
    }

    public int bFrom() {
        return bFrom;
    }

    public int bStep() {
        return bStep;
    }

    public int bRowStep() {
        return bRowStep;
    }

    public double[] c() {
        return c;
    }

    public int cFrom() {
        return cFrom;
    }

    public int cStep() {
        return cStep;
    }

    public int cRowStep() {
        return cRowStep;
    }

    public double[] d() {
        return d;
    }

    public int dFrom() {
        return dFrom;
    }

    public int dStep() {
        return dStep;
    }

    public int dRowStep() {
        return dRowStep;
    }

    /** The array of the result. */
    public double[] out() {
        return out;
    }

    /** Where the result begins. */
    public int to() {
        return to;
    }

    /** How many rows there are. */
    public int rows() {
        return rows;
    }

    /** How many elements a row has. */
    public int columns() {
        return columns;
    }
}
