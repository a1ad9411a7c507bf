package dev.lockstep.api;

import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Program;
import dev.lockstep.api.spi.Storage;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Makes matrices on one device and computes with them; every backend gives the same bits.
 *
 * <p>Several threads may use one backend at once, each with its own matrices and scopes. Closing it releases all of them; it waits for
 * the operations that other threads are computing, and every later one is refused.
 */
public final class Backend implements AutoCloseable {
    private final String name;
    private final Kernels kernels;
    private final StoragePool pool;
    private final ThreadLocal<Scope> currentScope = new ThreadLocal<>();
    private final Calls calls = new Calls();

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
            begin("record");
            try {
                return recorder.finish(kernels);
            } finally {
                end();
            }
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
        begin("finish");
        try {
            kernels.finish();
        } finally {
            end();
        }
    }

    /** Waits for what other threads compute, then releases the device and every matrix on it; closing again does nothing. */
    @Override
    public synchronized void close() {
        if (!calls.isClosed()) {
            calls.close();
            kernels.close();
        }
    }

    @Override
    public String toString() {
        return "backend " + name + (isClosed() ? " (closed)" : "");
    }

    boolean isClosed() {
        return calls.isClosed();
    }

    /** Begins a call of the kernels, which {@link #end} ends; until then the backend is not closed. */
    void begin(String operation) {
        if (!calls.begin()) {
            throw closed(operation);
        }
    }

    void end() {
        calls.end();
    }

    void requireOpen(String operation) {
        if (isClosed()) {
            throw closed(operation);
        }
    }

    private LockstepException closed(String operation) {
        return new LockstepException(operation + ": the backend " + name + " is closed");
    }

    /** The recorder of this thread, or null when operations compute at once. */
    Recorder recorder() {
        Scope scope = currentScope.get();
        return scope == null ? null : scope.recorder();
    }

    /** Makes the result of an operation and computes it, or records it. */
    Matrix result(String operation, DType dtype, int rows, int columns, Function<Storage, Instruction> instruction) {
        begin(operation);
        try {
            Matrix out = allocate(operation, dtype, rows, columns);
            try {
                execute(operation, instruction.apply(out.storage()));
                return out;
            } catch (Throwable failure) {
                out.close();
                throw failure;
            }
        } finally {
            end();
        }
    }

    void execute(String operation, Instruction instruction) {
        Recorder recorder = recorder();
        if (recorder != null) {
            recorder.add(instruction);
            return;
        }
        begin(operation);
        try {
            instruction.execute(kernels);
        } finally {
            end();
        }
    }

    void write(String operation, double[] values, Storage storage) {
        begin(operation);
        try {
            kernels.write(values, storage);
        } finally {
            end();
        }
    }

    /** Reads the elements; the contract has one NaN, so whichever a device has, the values have Java's. */
    void read(String operation, Storage storage, double[] values) {
        begin(operation);
        try {
            kernels.read(storage, values);
        } finally {
            end();
        }
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                values[i] = Double.NaN;
            }
        }
    }

    void release(Storage storage) {
        if (calls.begin()) {
            try {
                pool.give(storage);
            } finally {
                calls.end();
            }
        }
    }

    /** Closes a program, unless the backend's closing has done so. */
    void close(Program program) {
        if (calls.begin()) {
            try {
                program.close();
            } finally {
                calls.end();
            }
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
        begin(operation);
        try {
            Matrix matrix = allocate(operation, dtype, rows, columns);
            try {
                kernels.write(values, matrix.storage());
                return matrix;
            } catch (Throwable failure) {
                matrix.close();
                throw failure;
            }
        } finally {
            end();
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
