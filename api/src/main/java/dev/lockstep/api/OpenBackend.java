package dev.lockstep.api;

import dev.lockstep.api.op.Copy;
import dev.lockstep.api.op.Operation;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Operand;
import dev.lockstep.api.spi.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** A backend over a device's kernels: checks, scopes, recordings and the pool of memory, the same for every device. */
final class OpenBackend implements Backend {
    private final String name;
    private final Kernels kernels;
    private final StoragePool pool;
    private final Consumer<Storage> release = this::release;
    private final ThreadLocal<ThreadState> threads = ThreadLocal.withInitial(ThreadState::new);
    private volatile boolean closed;

    /** What a thread has open on this backend. */
    private static final class ThreadState {
        private OwningScope scope;
        private OperationListener listener;
    }

    OpenBackend(String name, Kernels kernels) {
        this.name = name;
        this.kernels = kernels;
        this.pool = new StoragePool(kernels);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Matrix matrix(DType dtype, int rows, int columns, double... values) {
        return make("matrix", dtype, rows, columns, values);
    }

    @Override
    public Matrix zeros(DType dtype, int rows, int columns) {
        requireOpen("zeros");
        Shapes.requireSize("zeros", rows, columns);
        return make("zeros", dtype, rows, columns, new double[rows * columns]);
    }

    @Override
    public Scope scope() {
        requireOpen("scope");
        return enter(new OwningScope(this, threads.get().scope, null));
    }

    @Override
    public Recording record(Consumer<Scope> step) {
        requireOpen("record");
        OwningScope outer = threads.get().scope;
        if (outer != null && outer.recorder() != null) {
            throw new LockstepException("record: this thread is recording already");
        }
        Recorder recorder = new Recorder(this);
        OwningScope scope = enter(new OwningScope(this, outer, recorder));
        try {
            step.accept(scope);
            if (threads.get().scope != scope) {
                throw new LockstepException("record: the step left a scope open that it opened");
            }
            scope.end();
            requireOpen("record");
            return recorder.finish();
        } catch (Throwable failure) {
            while (!scope.isClosed()) {
                threads.get().scope.end();
            }
            recorder.abandon();
            throw failure;
        }
    }

    @Override
    public Listening listen(OperationListener listener) {
        requireOpen("listen");
        ThreadState thread = threads.get();
        if (thread.listener != null) {
            throw new LockstepException("listen: this thread has a listener already");
        }
        thread.listener = listener;
        return () -> thread.listener = null;
    }

    @Override
    public Map<String, LongSupplier> matmulCounts() {
        return kernels.matmulCounts();
    }

    @Override
    public void finish() {
        requireOpen("finish");
        kernels.finish();
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            kernels.close();
        }
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public String toString() {
        return "backend " + name + (closed ? " (closed)" : "");
    }

    Kernels kernels() {
        return kernels;
    }

    void requireOpen(String operation) {
        if (closed) {
            throw new LockstepException(operation + ": the backend " + name + " is closed");
        }
    }

    void requireNotRecording(String operation) {
        if (recorder() != null) {
            throw new LockstepException(
                    operation + ": nothing is computed, read or set at once while a step is recorded");
        }
    }

    /** The recorder of this thread, or null when operations compute at once. */
    Recorder recorder() {
        OwningScope scope = threads.get().scope;
        return scope == null ? null : scope.recorder();
    }

    /** Makes the result of an operation on operands that belong together, and computes it or records it. */
    Matrix compute(Operation operation, List<DeviceMatrix> operands) {
        ResultShape.Shape shape = ResultShape.of(operation, operands);
        DeviceMatrix out = allocate(operation.label(), operands.get(0).dtype(), shape.rows(), shape.columns());
        try {
            execute(operation, operands, out);
            return out;
        } catch (Throwable failure) {
            out.close();
            throw failure;
        }
    }

    /** Computes an operation into a matrix that exists, or records it. */
    void assign(Operation operation, List<DeviceMatrix> operands, DeviceMatrix out) {
        if (operation instanceof Copy copy) {
            copy(copy, operands.get(0), out);
        } else {
            AssignedShape.require(operation, operands, out);
            execute(operation, operands, out);
        }
    }

    /** Copies now or in the recording; on a path of its own, since a training overwrites rows in each of its steps. */
    void copy(Copy copy, DeviceMatrix source, DeviceMatrix out) {
        AssignedShape.requireRoom(copy, source, out);
        Recorder recorder = recorder();
        if (recorder == null) {
            kernels.copy(copy, source.operand(), out.operand());
        } else {
            recorder.uses(source);
            recorder.add(new Instruction(copy, List.of(source.operand()), out.operand()));
        }
    }

    /** Tells this thread's listener of an operation. */
    void tell(Operation operation, Matrix first, Matrix[] others, Matrix result) {
        ThreadState thread = threads.get();
        OperationListener listener = thread.listener;
        if (listener != null) {
            List<Matrix> operands = new ArrayList<>(others.length + 1);
            operands.add(first);
            operands.addAll(List.of(others));
            thread.listener = null;
            try {
                listener.computed(operation, operands, result);
            } finally {
                thread.listener = listener;
            }
        }
    }

    /** Lets this thread's innermost scope own a matrix. */
    DeviceMatrix own(DeviceMatrix matrix) {
        OwningScope scope = threads.get().scope;
        if (scope != null) {
            scope.own(matrix);
        }
        return matrix;
    }

    void release(Storage storage) {
        if (!closed) {
            pool.give(storage);
        }
    }

    /** Memory for so many elements, its contents undefined. */
    Storage take(String operation, DType dtype, int length, String description) {
        try {
            return pool.take(dtype, length);
        } catch (OutOfMemoryError error) {
            throw new LockstepException(
                    operation + ": no memory for a " + description + " " + dtype.label() + " matrix of "
                            + ((long) length * dtype.bytes() >> 20)
                            + " MiB: use smaller matrices, or give the JVM more memory with -Xmx",
                    error);
        }
    }

    void leave(OwningScope scope, OwningScope outer) {
        ThreadState thread = threads.get();
        if (thread.scope != scope) {
            throw new LockstepException("scopes are closed innermost first, by the thread that opened them");
        }
        thread.scope = outer;
        if (outer == null && thread.listener == null) {
            threads.remove();
        }
    }

    private OwningScope enter(OwningScope scope) {
        threads.get().scope = scope;
        return scope;
    }

    private void execute(Operation operation, List<DeviceMatrix> operands, DeviceMatrix out) {
        Operand[] matrices = new Operand[operands.size()];
        for (int i = 0; i < matrices.length; i++) {
            matrices[i] = operands.get(i).operand();
        }
        Instruction instruction = new Instruction(operation, List.of(matrices), out.operand());
        Recorder recorder = recorder();
        if (recorder == null) {
            instruction.execute(kernels);
        } else {
            recorder.add(instruction);
        }
    }

    private Matrix make(String operation, DType dtype, int rows, int columns, double[] values) {
        requireOpen(operation);
        Shapes.requireValues(operation, rows, columns, values);
        if (dtype == null) {
            throw new LockstepException(
                    operation + ": the dtype of the " + Shapes.describe(rows, columns) + " matrix is null");
        }
        Recorder recorder = recorder();
        Storage storage = take(operation, dtype, rows * columns, Shapes.describe(rows, columns));
        try {
            kernels.write(values, storage);
        } catch (Throwable failure) {
            release(storage);
            throw failure;
        }
        if (recorder != null) {
            recorder.own(storage);
        }
        return matrix(dtype, rows, columns, storage, recorder == null);
    }

    private DeviceMatrix allocate(String operation, DType dtype, int rows, int columns) {
        Shapes.requireSize(operation, rows, columns);
        Recorder recorder = recorder();
        Storage storage = recorder == null
                ? take(operation, dtype, rows * columns, Shapes.describe(rows, columns))
                : recorder.plan(dtype, rows * columns);
        return matrix(dtype, rows, columns, storage, recorder == null);
    }

    private DeviceMatrix matrix(DType dtype, int rows, int columns, Storage storage, boolean returnsToPool) {
        SharedStorage shared = new SharedStorage(storage, returnsToPool ? release : kept -> {});
        return own(new DeviceMatrix(this, dtype, rows, columns, shared));
    }
}
