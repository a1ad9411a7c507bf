package dev.lockstep.conformance;

/**
 * How much is compared.
 *
 * @param rounds how often each operation is tested again, on other shapes with other values
 * @param swept the number of arguments of each function, spread over all numbers of the dtype; 0 for no sweeps
 * @param largest about the number of rows and of columns of the largest matrices beyond the fixed ones; 0 for none
 */
public record Coverage(int rounds, int swept, int largest) {
    /** Fixed shapes, edge values and some random values: seconds. */
    public static final Coverage QUICK = new Coverage(0, 0, 0);

    /** All of {@link #QUICK}, then random shapes, dense sweeps, the hardest arguments known, and large matrices: minutes. */
    public static final Coverage FULL = new Coverage(40, 1 << 23, 1024);
}
