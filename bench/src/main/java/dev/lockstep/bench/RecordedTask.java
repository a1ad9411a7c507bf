package dev.lockstep.bench;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.Recording;
import dev.lockstep.api.Scope;
import java.util.function.Supplier;

/** An operation recorded as a step, as training records its steps. */
final class RecordedTask implements Task {
    private final Backend backend;
    private final Scope scope;
    private final Recording recording;
    private Matrix result;

    private RecordedTask(Backend backend, Scope scope, Supplier<Matrix> operation) {
        this.backend = backend;
        this.scope = scope;
        this.recording = backend.record(step -> result = step.keep(operation.get()));
    }

    /** Makes the operands, then records the operation on them. */
    static RecordedTask of(Backend backend, Supplier<Supplier<Matrix>> operands) {
        Scope scope = backend.scope();
        try {
            return new RecordedTask(backend, scope, operands.get());
        } catch (Throwable failure) {
            scope.close();
            throw failure;
        }
    }

    @Override
    public void run(long times) {
        for (long i = 0; i < times; i++) {
            recording.run();
        }
        backend.finish();
    }

    @Override
    public double element() {
        double[] elements = result.toArray();
        return elements[elements.length / 2];
    }

    @Override
    public void close() {
        recording.close();
        scope.close();
    }
}
