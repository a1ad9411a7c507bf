package dev.lockstep.api;

import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Kernels;
import dev.lockstep.api.spi.Program;
import dev.lockstep.api.spi.Storage;
import java.util.List;

/** A recorded step with its memory. */
final class RecordedStep implements Recording {
    private final OpenBackend backend;
    private final Program program;
    private final List<Instruction> instructions;
    private final Input[] inputs;
    private final List<DeviceMatrix> kept;
    private final List<Storage> storages;
    private boolean closed;

    /** The memory of a matrix from outside, and how to name it. */
    record Input(SharedStorage shared, String shape) {
        void requireOpen(String operation) {
            if (shared.isGiven()) {
                throw new LockstepException(operation + ": a " + shape + " matrix was used after it was closed");
            }
        }
    }

    RecordedStep(
            OpenBackend backend,
            Program program,
            List<Instruction> instructions,
            List<Input> inputs,
            List<DeviceMatrix> kept,
            List<Storage> storages) {
        this.backend = backend;
        this.program = program;
        this.instructions = instructions;
        this.inputs = inputs.toArray(Input[]::new);
        this.kept = kept;
        this.storages = storages;
    }

    @Override
    public void run() {
        requireReady("run");
        program.run();
    }

    @Override
    public void trace(InstructionListener listener) {
        requireReady("trace");
        Kernels kernels = backend.kernels();
        for (Instruction instruction : instructions) {
            instruction.execute(kernels);
            double[] values = new double[instruction.out().length()];
            kernels.read(instruction.out().storage(), values);
            listener.computed(instruction, values);
        }
    }

    @Override
    public List<Instruction> instructions() {
        return instructions;
    }

    @Override
    public long bytes() {
        return storages.stream()
                .mapToLong(storage -> (long) storage.length() * storage.dtype().bytes())
                .sum();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            if (!backend.isClosed()) {
                program.close();
            }
            kept.forEach(Matrix::close);
            storages.forEach(backend::release);
        }
    }

    private void requireReady(String operation) {
        if (closed) {
            throw new LockstepException(operation + ": the recording is closed");
        }
        backend.requireOpen(operation);
        backend.requireNotRecording(operation);
        for (Input input : inputs) {
            input.requireOpen(operation);
        }
    }
}
