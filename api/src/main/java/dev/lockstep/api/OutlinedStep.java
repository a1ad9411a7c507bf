package dev.lockstep.api;

import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Operand;
import java.util.List;
import java.util.Optional;

/** A step whose results have no memory. */
final class OutlinedStep implements Outline {
    private final OpenBackend backend;
    private final List<Instruction> instructions;
    private final List<Optional<Section>> sections;
    private final Runnable release;
    private boolean closed;

    /** @param release gives up what the step made */
    OutlinedStep(
            OpenBackend backend, List<Instruction> instructions, List<Optional<Section>> sections, Runnable release) {
        this.backend = backend;
        this.instructions = instructions;
        this.sections = sections;
        this.release = release;
    }

    @Override
    public List<Instruction> instructions() {
        return instructions;
    }

    @Override
    public List<Optional<Section>> sections() {
        return sections;
    }

    @Override
    public Operand operand(Matrix matrix) {
        return DeviceMatrix.operand("operand", matrix);
    }

    @Override
    public double[] values(Operand matrix) {
        if (closed) {
            throw new LockstepException("values: the outline is closed");
        }
        if (matrix.storage() instanceof PlannedStorage) {
            throw new LockstepException(
                    "values: the " + matrix.shape() + " matrix is a result of an outline, which computes nothing");
        }
        double[] values = new double[matrix.length()];
        backend.transfers().read("values", matrix.storage(), values);
        return values;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            release.run();
        }
    }
}
