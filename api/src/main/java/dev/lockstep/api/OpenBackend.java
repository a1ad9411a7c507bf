package dev.lockstep.api;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Copy;
import dev.lockstep.api.op.Operation;
import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Operand;
import dev.lockstep.api.spi.Program;
import dev.lockstep.api.spi.Storage;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** A backend over a device's kernels: checks, scopes, recordings and the pool of memory, the same for every device. */
final class OpenBackend implements Backend {
    /** Zeros that are written to a matrix in one call. */
    private static final int WRITTEN_AT_ONCE = 1 << 16;

    private final String name;
    private final Kernels kernels;
    private final StoragePool pool;
    private final Consumer<Storage> release = this::release;
    private final Calls calls = new Calls();
    private final Transfers transfers;

    OpenBackend(String name, Kernels kernels) {
        this.name = name;
        this.kernels = kernels;
        this.pool = new StoragePool(kernels);
        this.transfers = new Transfers(this, kernels);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Matrix matrix(DType dtype, int rows, int columns, double... values) {
        requireOpen("matrix");
        Shapes.requireValues("matrix", rows, columns, values);
        return make("matrix", dtype, rows, columns, storage -> kernels.write(values, storage));
    }

    @Override
    public Matrix zeros(DType dtype, int rows, int columns) {
        requireOpen("zeros");
        Shapes.requireSize("zeros", rows, columns);
        return make("zeros", dtype, rows, columns, storage -> fillWithZeros(storage, rows * columns));
    }

    @Override
    public Scope scope() {
        requireOpen("scope");
        return enter(new OwningScope(this, calls.caller().scope(), null));
    }

    @Override
    public Recording record(Consumer<Scope> step) {
        return record("record", step, Recorder::finish);
    }

    @Override
    public Outline outline(Consumer<Scope> step) {
        return record("outline", step, Recorder::outline);
    }

    private <T> T record(String operation, Consumer<Scope> step, Function<Recorder, T> ending) {
        requireOpen(operation);
        Caller caller = calls.caller();
        OwningScope outer = caller.scope();
        if (outer != null && outer.recorder() != null) {
            throw new LockstepException(operation + ": this thread is recording already");
        }
        Recorder recorder = new Recorder(this);
        OwningScope scope = enter(new OwningScope(this, outer, recorder));
        try {
            step.accept(scope);
            if (caller.scope() != scope) {
                throw new LockstepException(operation + ": the step left a scope open that it opened");
            }
            scope.end();
            begin(operation);
            try {
                return ending.apply(recorder);
            } finally {
                caller.end();
            }
        } catch (Throwable failure) {
            while (!scope.isClosed()) {
                caller.scope().end();
            }
            recorder.abandon();
            throw failure;
        }
    }

    @Override
    public Map<String, LongSupplier> matmulCounts() {
        return kernels.matmulCounts();
    }

    @Override
    public void finish() {
        Caller caller = begin("finish");
        try {
            kernels.finish();
        } finally {
            caller.end();
        }
    }

    @Override
    public synchronized void close() {
        if (!calls.isClosed()) {
            calls.close();
            kernels.close();
        }
    }

    @Override
    public boolean isClosed() {
        return calls.isClosed();
    }

    @Override
    public String toString() {
        return "backend " + name + (isClosed() ? " (closed)" : "");
    }

    /** The program of a recorded step. */
    Program compile(List<Instruction> instructions, List<Storage> outputs) {
        return kernels.compile(instructions, outputs);
    }

    /** Closes a program, unless the backend's closing has done so. */
    void close(Program program) {
        Caller caller = calls.begin();
        if (caller != null) {
            try {
                program.close();
            } finally {
                caller.end();
            }
        }
    }

    /** Values go to and from matrices by these. */
    Transfers transfers() {
        return transfers;
    }

    /** Computes an instruction now. */
    void execute(String operation, Instruction instruction) {
        Caller caller = begin(operation);
        try {
            instruction.execute(kernels);
        } finally {
            caller.end();
        }
    }

    /** Begins a call of the kernels, which {@link Caller#end} ends; until then the backend is not closed. */
    Caller begin(String operation) {
        Caller caller = calls.begin();
        if (caller == null) {
            throw closed(operation);
        }
        return caller;
    }

    void requireOpen(String operation) {
        if (isClosed()) {
            throw closed(operation);
        }
    }

    void requireNotRecording(String operation) {
        requireNotRecording(operation, calls.caller());
    }

    static void requireNotRecording(String operation, Caller caller) {
        if (caller.recorder() != null) {
            throw new LockstepException(
                    operation + ": nothing is computed, read or set at once while a step is recorded");
        }
    }

    /** The recorder of this thread, or null when operations compute at once. */
    Recorder recorder() {
        return calls.caller().recorder();
    }

    /** Makes the result of an operation on operands that belong together, and computes it or records it. */
    Matrix compute(Operation operation, List<DeviceMatrix> operands) {
        ResultShape.Shape shape = ResultShape.of(operation, operands);
        Caller caller = begin(operation.label());
        try {
            DeviceMatrix out = allocate(operation.label(), operands.get(0).dtype(), shape.rows(), shape.columns());
            try {
                execute(operation, operands, out);
                return out;
            } catch (Throwable failure) {
                out.close();
                throw failure;
            }
        } finally {
            caller.end();
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
        Caller caller = begin(copy.label());
        try {
            Recorder recorder = caller.recorder();
            if (recorder == null) {
                kernels.copy(copy, source.operand(), out.operand());
            } else {
                recorder.uses(source);
                recorder.add(new Instruction(copy, List.of(source.operand()), out.operand()));
            }
        } finally {
            caller.end();
        }
    }

    /** Lets this thread's innermost scope own a matrix. */
    DeviceMatrix own(DeviceMatrix matrix) {
        OwningScope scope = calls.caller().scope();
        if (scope != null) {
            scope.own(matrix);
        }
        return matrix;
    }

    void release(Storage storage) {
        Caller caller = calls.begin();
        if (caller != null) {
            try {
                pool.give(storage);
            } finally {
                caller.end();
            }
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
                            + " MiB (" + error.getMessage()
                            + "): use smaller matrices, or where the JVM's heap is full give it more with -Xmx",
                    error);
        }
    }

    void leave(OwningScope scope, OwningScope outer) {
        Caller caller = calls.caller();
        if (caller.scope() != scope) {
            throw new LockstepException("scopes are closed innermost first, by the thread that opened them");
        }
        caller.setScope(outer);
    }

    private OwningScope enter(OwningScope scope) {
        calls.caller().setScope(scope);
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
            execute(operation.label(), instruction);
        } else {
            recorder.add(instruction);
        }
    }

    private LockstepException closed(String operation) {
        return new LockstepException(operation + ": the backend " + name + " is closed");
    }

    private void fillWithZeros(Storage storage, int length) {
        double[] zeros = new double[Math.min(length, WRITTEN_AT_ONCE)];
        for (int first = 0; first < length; first += zeros.length) {
            kernels.write(zeros, 0, Math.min(zeros.length, length - first), storage, first);
        }
    }

    private Matrix make(String operation, DType dtype, int rows, int columns, Consumer<Storage> filling) {
        if (dtype == null) {
            throw new LockstepException(
                    operation + ": the dtype of the " + Shapes.describe(rows, columns) + " matrix is null");
        }
        Recorder recorder = recorder();
        Storage storage;
        Caller caller = begin(operation);
        try {
            storage = take(operation, dtype, rows * columns, Shapes.describe(rows, columns));
            try {
                filling.accept(storage);
            } catch (Throwable failure) {
                release(storage);
                throw failure;
            }
        } finally {
            caller.end();
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
