package dev.lockstep.api;

import dev.lockstep.api.spi.Instruction;
import dev.lockstep.api.spi.Program;
import dev.lockstep.api.spi.Storage;
import java.util.List;

/**
 * A step recorded by {@link Backend#record}, to be run many times.
 *
 * <p>It owns the results kept in the step and all scratch memory, until it is closed. One thread at a time runs it.
 */
public final class Recording implements AutoCloseable {
    private final Backend backend;
    private final Program program;
    private final List<Instruction> instructions;
    private final Matrix[] inputs;
    private final List<Matrix> kept;
    private final List<Storage> storages;
    private boolean closed;

    Recording(
            Backend backend,
            Program program,
            List<Instruction> instructions,
            List<Matrix> inputs,
            List<Matrix> kept,
            List<Storage> storages) {
        this.backend = backend;
        this.program = program;
        this.instructions = instructions;
        this.inputs = inputs.toArray(Matrix[]::new);
        this.kept = kept;
        this.storages = storages;
    }

    /**
     * Computes the recorded step once more, from what its input matrices hold now.
     *
     * @throws LockstepException if the recording, its backend or a matrix that it needs is closed, or this thread is recording
     */
    public void run() {
        backend.begin("run");
        try {
            requireReady("run");
            program.run();
        } finally {
            backend.end();
        }
    }

    /**
     * Computes the step as {@link #run} does, but each instruction by itself, and hands what it wrote to the listener before the next.
     *
     * <p>The bits are those of a run. It is slow: every result is fetched.
     *
     * @throws LockstepException as {@link #run}
     */
    public void trace(InstructionListener listener) {
        requireReady("trace");
        for (Instruction instruction : instructions) {
            backend.execute("trace", instruction);
            double[] values = new double[instruction.out().length()];
            backend.read("trace", instruction.out(), values);
            listener.computed(instruction, values);
        }
    }

    /** The instructions that a run computes, in order. */
    public List<Instruction> instructions() {
        return instructions;
    }

    /** Releases the step's results and scratch memory; closing again does nothing. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            backend.close(program);
            kept.forEach(Matrix::close);
            storages.forEach(backend::release);
        }
    }

    private void requireReady(String operation) {
        if (closed) {
            throw new LockstepException(operation + ": the recording is closed");
        }
        backend.requireOpen(operation);
        Operations.requireNotRecording(operation, backend);
        for (Matrix input : inputs) {
            input.requireOpen(operation);
        }
    }
}
