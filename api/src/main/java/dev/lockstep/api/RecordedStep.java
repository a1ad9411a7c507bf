package dev.lockstep.api;

import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Operand;
import dev.lockstep.api.spi.Program;
import dev.lockstep.api.spi.Storage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A recorded step with its memory. */
final class RecordedStep implements Recording {
    private final OpenBackend backend;
    private final Program program;
    private final List<Instruction> instructions;
    private final List<Optional<Section>> sections;
    private final Input[] inputs;
    private final List<DeviceMatrix> kept;
    private final List<SharedStorage> results;
    private final List<Storage> scratch;
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
            List<Optional<Section>> sections,
            List<Input> inputs,
            List<DeviceMatrix> kept,
            List<SharedStorage> results,
            List<Storage> scratch) {
        this.backend = backend;
        this.program = program;
        this.instructions = instructions;
        this.sections = sections;
        this.inputs = inputs.toArray(Input[]::new);
        this.kept = kept;
        this.results = results;
        this.scratch = scratch;
    }

    @Override
    public void run() {
        requireUnclosed("run");
        Caller caller = backend.begin("run");
        try {
            requireReady("run", caller);
            program.run();
        } finally {
            caller.end();
        }
    }

    @Override
    public void trace(InstructionListener listener) {
        requireReady("trace");
        for (Instruction instruction : instructions) {
            backend.execute("trace", instruction);
            double[] values = new double[instruction.out().length()];
            backend.transfers().read("trace", instruction.out().storage(), values);
            listener.computed(instruction, values);
        }
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
        requireReady("values");
        double[] values = new double[matrix.length()];
        backend.transfers().read("values", matrix.storage(), values);
        return values;
    }

    @Override
    public long bytes() {
        return Stream.concat(results.stream().map(SharedStorage::storage), scratch.stream())
                .mapToLong(storage -> (long) storage.length() * storage.dtype().bytes())
                .sum();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            backend.close(program);
            kept.forEach(Matrix::close);
            results.forEach(SharedStorage::give);
            scratch.forEach(backend::release);
        }
    }

    private void requireReady(String operation) {
        requireUnclosed(operation);
        Caller caller = backend.begin(operation);
        try {
            requireReady(operation, caller);
        } finally {
            caller.end();
        }
    }

    private void requireReady(String operation, Caller caller) {
        OpenBackend.requireNotRecording(operation, caller);
        for (Input input : inputs) {
            input.requireOpen(operation);
        }
    }

    private void requireUnclosed(String operation) {
        if (closed) {
            throw new LockstepException(operation + ": the recording is closed");
        }
    }
}
