package dev.lockstep.api;

import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Storage;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Makes matrices on one device and computes with them; every backend gives the same bits.
 *
 * <p>Several threads may use one backend at once, each with its own matrices and scopes. Closing it releases all of them.
 */
public final class Backend implements AutoCloseable {
    private final String name;
    private final Kernels kernels;
    private final StoragePool pool;
    private final ThreadLocal<Scope> currentScope = new ThreadLocal<>();
    private volatile boolean closed;

    Backend(String name, Kernels kernels) {
        this.name = name;
        this.kernels = kernels;
        this.pool = new StoragePool(kernels);
    }

    /** The name by which the backend was found. */
    public String name() {
        return name;
    }

    /**
     * A new matrix holding the values row by row; for {@link DType#FLOAT32} each is rounded to nearest even.
     *
     * @throws ShapeException if a size is not positive, or rows times columns is not the number of values
     */
    public Matrix matrix(DType dtype, int rows, int columns, double... values) {
        return make("matrix", dtype, rows, columns, values);
    }

    /** A new float64 matrix with these rows, which all have the same length. */
    public Matrix matrix(double[][] rows) {
        return matrix(DType.FLOAT64, rows);
    }

    /**
     * A new matrix with these rows, which all have the same length.
     *
     * @throws ShapeException if there is no row, a row is empty, or their lengths differ
     */
    public Matrix matrix(DType dtype, double[][] rows) {
        double[] values = Shapes.flatten(rows);
        return make("matrix", dtype, rows.length, values.length / rows.length, values);
    }

    /** A new matrix of +0.0. */
    public Matrix zeros(DType dtype, int rows, int columns) {
        requireOpen("zeros");
        Shapes.requireSize("zeros", rows, columns);
        return make("zeros", dtype, rows, columns, new double[rows * columns]);
    }

    /**
     * Opens a scope: matrices that this thread makes on this backend from now on are released when the scope is closed, unless
     * {@link Scope#keep kept}. Scopes nest; the innermost owns what is made. Without a scope a matrix lives until it is closed.
     */
    public Scope scope() {
        requireOpen("scope");
        return enter(new Scope(this, currentScope.get(), null));
    }

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
    public Recording record(Consumer<Scope> step) {
        requireOpen("record");
        Scope outer = currentScope.get();
        if (outer != null && outer.recorder() != null) {
            throw new LockstepException("record: this thread is recording already");
        }
        Recorder recorder = new Recorder(this);
        Scope scope = enter(new Scope(this, outer, recorder));
        try {
            step.accept(scope);
            if (currentScope.get() != scope) {
                throw new LockstepException("record: the step left a scope open that it opened");
            }
            scope.end();
            requireOpen("record");
            return recorder.finish(kernels);
        } catch (Throwable failure) {
            while (!scope.isClosed()) {
                currentScope.get().end();
            }
            recorder.abandon();
            throw failure;
        }
    }

    /** The number of matrix products computed so far, by the path that computed them. */
    public Map<String, LongSupplier> matmulCounts() {
        return kernels.matmulCounts();
    }

    /** Waits until everything asked for is computed. */
    public void finish() {
        requireOpen("finish");
        kernels.finish();
    }

    /** Releases the device and every matrix on it; closing again does nothing. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            kernels.close();
        }
    }

    @Override
    public String toString() {
        return "backend " + name + (closed ? " (closed)" : "");
    }

    boolean isClosed() {
        return closed;
    }

    Kernels kernels() {
        return kernels;
    }

    void requireOpen(String operation) {
        if (closed) {
            throw new LockstepException(operation + ": the backend " + name + " is closed");
        }
    }

    /** The recorder of this thread, or null when operations compute at once. */
    Recorder recorder() {
        Scope scope = currentScope.get();
        return scope == null ? null : scope.recorder();
    }

    /** Makes the result of an operation on these operands and computes it, or records it. */
    Matrix result(
            String operation,
            DType dtype,
            int rows,
            int columns,
            Function<Storage, Instruction> maker,
            Matrix... operands) {
        Matrix out = allocate(operation, dtype, rows, columns);
        try {
            execute(maker.apply(out.storage()), out, operands);
            return out;
        } catch (Throwable failure) {
            out.close();
            throw failure;
        }
    }

    /** Computes or records an operation on these operands that writes the result. */
    void execute(Instruction instruction, Matrix result, Matrix... operands) {
        Recorder recorder = recorder();
        if (recorder == null) {
            instruction.execute(kernels);
        } else {
            recorder.add(instruction);
        }
        Heard.tell(instruction, result, operands);
    }

    void release(Storage storage) {
        if (!closed) {
            pool.give(storage);
        }
    }

    void leave(Scope scope, Scope outer) {
        if (currentScope.get() != scope) {
            throw new LockstepException("scopes are closed innermost first, by the thread that opened them");
        }
        if (outer == null) {
            currentScope.remove();
        } else {
            currentScope.set(outer);
        }
    }

    private Scope enter(Scope scope) {
        currentScope.set(scope);
        return scope;
    }

    private Matrix make(String operation, DType dtype, int rows, int columns, double[] values) {
        requireOpen(operation);
        Shapes.requireValues(operation, rows, columns, values);
        if (dtype == null) {
            throw new LockstepException(
                    operation + ": the dtype of the " + Shapes.describe(rows, columns) + " matrix is null");
        }
        Matrix matrix = allocate(operation, dtype, rows, columns);
        try {
            kernels.write(values, matrix.storage());
            return matrix;
        } catch (Throwable failure) {
            matrix.close();
            throw failure;
        }
    }

    private Matrix allocate(String operation, DType dtype, int rows, int columns) {
        Shapes.requireSize(operation, rows, columns);
        Scope scope = currentScope.get();
        Recorder recorder = scope == null ? null : scope.recorder();
        Storage storage = pool.take(dtype, rows, columns);
        Matrix matrix = new Matrix(this, storage, recorder == null);
        if (recorder != null) {
            recorder.own(storage);
        }
        if (scope != null) {
            scope.own(matrix);
        }
        return matrix;
    }
}
