package dev.lockstep.api;

import dev.lockstep.api.dtype.DType;
import dev.lockstep.api.op.Copy;
import dev.lockstep.api.op.Operation;
import dev.lockstep.api.spi.Operand;
import dev.lockstep.api.spi.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A matrix on a backend, which checks what is asked of it. */
final class DeviceMatrix implements Matrix {
    private final OpenBackend backend;
    private final DType dtype;
    private final int rows;
    private final int columns;
    private SharedStorage shared;

    DeviceMatrix(OpenBackend backend, DType dtype, int rows, int columns, SharedStorage shared) {
        this.backend = backend;
        this.dtype = dtype;
        this.rows = rows;
        this.columns = columns;
        this.shared = shared;
    }

    /** The device's matrix behind a matrix and its decorators. */
    static DeviceMatrix of(String operation, Matrix matrix) {
        if (matrix == null) {
            throw new LockstepException(operation + ": the other matrix is null");
        }
        Matrix underlying = matrix.underlying();
        if (underlying instanceof DeviceMatrix device) {
            return device;
        }
        throw new LockstepException(
                operation + ": " + matrix.getClass().getName() + " stands for no matrix of a backend");
    }

    @Override
    public Backend backend() {
        return backend;
    }

    @Override
    public DType dtype() {
        return dtype;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public Matrix compute(Operation operation, Matrix... others) {
        List<DeviceMatrix> operands = operands(operation.label(), others, true);
        Matrix result = backend.compute(operation, operands);
        OperationListener listener = Heard.listener();
        if (listener != null) {
            List<Matrix> given = new ArrayList<>(List.of(others));
            given.add(0, this);
            tell(() -> listener.computed(operation, given, result), result);
        }
        return result;
    }

    /** Tells a listener of a result, which nobody would get and close where the listener throws. */
    private static void tell(Runnable telling, Matrix result) {
        try {
            telling.run();
        } catch (RuntimeException | Error failure) {
            result.close();
            throw failure;
        }
    }

    @Override
    public void assign(Operation operation, Matrix... operands) {
        backend.assign(operation, operands(operation.label(), operands, false), this);
        OperationListener listener = Heard.listener();
        if (listener != null) {
            listener.changed(operation, List.of(operands), this);
        }
    }

    /** As in every matrix, but without lists of operands: a training overwrites rows in each of its steps. */
    @Override
    public void setRows(int row, Matrix source, int sourceRow, int count) {
        DeviceMatrix from = of("setRows", source);
        requireAlike("setRows", from);
        requireUsable("setRows");
        Shapes.requireRows("setRows", this, row, from, sourceRow, count);
        Copy copy = Copy.rows("setRows", columns, sourceRow, row, count);
        backend.copy(copy, from, this);
        OperationListener listener = Heard.listener();
        if (listener != null) {
            listener.changed(copy, List.of(source), this);
        }
    }

    @Override
    public Matrix reshape(int newRows, int newColumns) {
        requireUsable("reshape");
        Shapes.requireSize("reshape", newRows, newColumns);
        if ((long) newRows * newColumns != length()) {
            throw new ShapeException("reshape: " + Shapes.describe(this) + " and "
                    + Shapes.describe(newRows, newColumns) + " have different numbers of elements");
        }
        Matrix result = backend.own(new DeviceMatrix(backend, dtype, newRows, newColumns, shared.held()));
        OperationListener listener = Heard.listener();
        if (listener != null) {
            tell(() -> listener.reshaped(this, result), result);
        }
        return result;
    }

    @Override
    public void set(double... values) {
        requireTransferable("set");
        Shapes.requireValues("set", rows, columns, values);
        backend.transfers().write("set", values, 0, values.length, shared.storage(), 0);
    }

    @Override
    public double[] toArray() {
        requireTransferable("toArray");
        double[] values = new double[rows * columns];
        backend.transfers().read("toArray", shared.storage(), values);
        return values;
    }

    @Override
    public void copyTo(int first, double[] values, int from, int count) {
        requireTransferable("copyTo");
        Shapes.requirePart("copyTo", this, first, values, from, count);
        backend.transfers().read("copyTo", shared.storage(), first, values, from, count);
    }

    @Override
    public void copyTo(int first, float[] values, int from, int count) {
        requireTransferable("copyTo");
        Shapes.requirePart("copyTo", this, first, values, from, count);
        backend.transfers().read("copyTo", shared.storage(), first, values, from, count);
    }

    @Override
    public void copyFrom(int first, double[] values, int from, int count) {
        requireTransferable("copyFrom");
        Shapes.requirePart("copyFrom", this, first, values, from, count);
        backend.transfers().write("copyFrom", values, from, count, shared.storage(), first);
    }

    @Override
    public void copyFrom(int first, float[] values, int from, int count) {
        requireTransferable("copyFrom");
        Shapes.requirePart("copyFrom", this, first, values, from, count);
        backend.transfers().write("copyFrom", values, from, count, shared.storage(), first);
    }

    @Override
    public boolean isClosed() {
        return shared == null;
    }

    @Override
    public void close() {
        SharedStorage released = shared;
        shared = null;
        if (released != null) {
            released.give();
        }
    }

    @Override
    public String toString() {
        return Shapes.describe(this) + " " + dtype.label() + " on " + backend + (isClosed() ? ", closed" : "");
    }

    Storage storage() {
        return shared.storage();
    }

    SharedStorage shared() {
        return shared;
    }

    /** How instructions name an open matrix. */
    static Operand operand(String operation, Matrix matrix) {
        DeviceMatrix device = of(operation, matrix);
        device.requireOpen(operation);
        return device.operand();
    }

    Operand operand() {
        return new Operand(shared.storage(), rows, columns);
    }

    /** Puts the matrix, and all that share its storage, where the plan says. */
    void moveTo(Map<Storage, Storage> memory) {
        shared.move(memory.getOrDefault(shared.storage(), shared.storage()));
    }

    RecordedStep.Input asInput() {
        return new RecordedStep.Input(shared, Shapes.describe(this));
    }

    void requireOpen(String operation) {
        if (shared == null) {
            throw new LockstepException(
                    operation + ": a " + Shapes.describe(this) + " matrix was used after it was closed");
        }
    }

    /** Checks that the matrix can be an operand now, and notes that it is one. */
    private void requireUsable(String operation) {
        backend.requireOpen(operation);
        requireOpen(operation);
        use(operation, backend.recorder());
    }

    /** Checks that values can go to the matrix or come from it now. */
    private void requireTransferable(String operation) {
        requireUsable(operation);
        backend.requireNotRecording(operation);
    }

    /** This matrix and the others, or the others alone, checked to belong together. */
    private List<DeviceMatrix> operands(String operation, Matrix[] others, boolean withThis) {
        if (others == null) {
            throw new LockstepException(operation + ": the other matrices are null");
        }
        int before = withThis ? 1 : 0;
        DeviceMatrix[] operands = new DeviceMatrix[before + others.length];
        if (withThis) {
            operands[0] = this;
        }
        for (int i = 0; i < others.length; i++) {
            DeviceMatrix device = of(operation, others[i]);
            requireAlike(operation, device);
            operands[before + i] = device;
        }
        requireUsable(operation);
        Recorder recorder = backend.recorder();
        for (DeviceMatrix operand : operands) {
            operand.use(operation, recorder);
        }
        return List.of(operands);
    }

    /** Notes that this thread's recorder, null where it has none, needs the matrix. */
    private void use(String operation, Recorder recorder) {
        if (shared.storage() instanceof PlannedStorage && (recorder == null || !recorder.owns(shared.storage()))) {
            throw new LockstepException(operation + ": the " + Shapes.describe(this)
                    + " matrix is a result of an outline, which computes nothing");
        }
        if (recorder != null) {
            recorder.uses(this);
        }
    }

    private void requireAlike(String operation, DeviceMatrix other) {
        if (other.backend != backend) {
            throw new LockstepException(
                    operation + ": the " + this + " and the " + other + " are on different backends");
        }
        if (other.dtype != dtype) {
            throw new LockstepException(operation + ": the " + this + " and the " + other + " differ in dtype");
        }
        if (isClosed() || other.isClosed()) {
            throw new LockstepException(operation + ": of the shapes " + Shapes.describe(this) + " and "
                    + Shapes.describe(other) + " the " + (isClosed() ? "first" : "second")
                    + " matrix was used after it was closed");
        }
    }
}
