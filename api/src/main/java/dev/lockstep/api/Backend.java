package dev.lockstep.api;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Concatenation;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Makes matrices on one device and computes with them; every backend gives the same bits.
 *
 * <p>Several threads may use one backend at once, each with its own matrices and scopes. Closing it releases all of them; it waits for
 * the operations that other threads are computing, and every later one is refused.
 */
public interface Backend extends AutoCloseable {
    /** The name by which the backend was found. */
    String name();

    /**
     * A new matrix holding the values row by row; for {@link DType#FLOAT32} each is rounded to nearest even.
     *
     * @throws ShapeException if a size is not positive, or rows times columns is not the number of values
     */
    Matrix matrix(DType dtype, int rows, int columns, double... values);

    /** A new float64 matrix with these rows, which all have the same length. */
    default Matrix matrix(double[][] rows) {
        return matrix(DType.FLOAT64, rows);
    }

    /**
     * A new matrix with these rows, which all have the same length.
     *
     * @throws ShapeException if there is no row, a row is empty, or their lengths differ
     */
    default Matrix matrix(DType dtype, double[][] rows) {
        double[] values = Shapes.flatten(rows);
        return matrix(dtype, rows.length, values.length / rows.length, values);
    }

    /** A new matrix of +0.0. */
    Matrix zeros(DType dtype, int rows, int columns);

    /** The matrices below each other, all of one width; at least one. */
    default Matrix concatenateRows(Matrix... parts) {
        Shapes.requireFirst("concatenateRows", parts);
        return parts[0].compute(new Concatenation(false), Arrays.copyOfRange(parts, 1, parts.length));
    }

    /** The matrices beside each other, all of one height; at least one. */
    default Matrix concatenateColumns(Matrix... parts) {
        Shapes.requireFirst("concatenateColumns", parts);
        return parts[0].compute(new Concatenation(true), Arrays.copyOfRange(parts, 1, parts.length));
    }

    /**
     * Opens a scope: matrices that this thread makes on this backend from now on are released when the scope is closed, unless
     * {@link Scope#keep kept}. Scopes nest; the innermost owns what is made. Without a scope a matrix lives until it is closed.
     */
    Scope scope();

    /**
     * Records the operations of the step without computing them; each {@link Recording#run} then computes them all, on the same
     * matrices, as if the step's operations were called again.
     *
     * <p>The step receives the scope that owns what it makes: matrices {@link Scope#keep kept} there hold their results after
     * each run and live as long as the recording; others are scratch. Operations whose results reach neither a kept matrix nor
     * a matrix made before the recording are left out. Inside the step, values can not be read, and existing matrices change
     * only by recorded operations. A matrix that the step makes from values gets them once, now; one that the step also changes
     * is found changed by the next run.
     *
     * @throws LockstepException if this thread is recording already, or the step leaves a scope open that it opened
     */
    Recording record(Consumer<Scope> step);

    /**
     * The instructions that {@link #record} would find in the step, for whoever computes it in another way; nothing is prepared to be run,
     * so that a step may be outlined for which there is no memory.
     *
     * @throws LockstepException as {@link #record}
     */
    Outline outline(Consumer<Scope> step);

    /** The number of matrix products computed so far, by the path that computed them. */
    Map<String, LongSupplier> matmulCounts();

    /** Waits until everything asked for is computed. */
    void finish();

    boolean isClosed();

    /** Waits for what other threads compute, then releases the device and every matrix on it; closing again does nothing. */
    @Override
    void close();
}
