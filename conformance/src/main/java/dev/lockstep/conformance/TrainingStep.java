package dev.lockstep.conformance;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.Recording;
import dev.lockstep.api.Scope;
import dev.lockstep.api.dtype.DType;
import java.util.Arrays;

/** A small network of two layers on a backend, trained at once or by a recording; each step gives a loss and changes the weights. */
final class TrainingStep implements AutoCloseable {
    private final Backend backend;
    private final int rows;
    private final Matrix x;
    private final Matrix targets;
    private final Matrix first;
    private final Matrix bias;
    private final Matrix second;
    private final Matrix history;

    TrainingStep(Backend backend, DType dtype, int rows, int inputs, int hidden) {
        Values values = new Values(rows);
        this.backend = backend;
        this.rows = rows;
        x = matrix(dtype, values.finite(rows, inputs));
        targets = matrix(dtype, values.finite(rows, 2));
        first = matrix(dtype, values.finite(inputs, hidden));
        bias = matrix(dtype, values.finite(1, hidden));
        second = matrix(dtype, values.finite(hidden, 2));
        history = backend.zeros(dtype, 3, hidden);
    }

    /** The losses of this many steps and then every weight, each step computed at once. */
    double[] trainDirectly(int steps) {
        double[] losses = new double[steps];
        for (int i = 0; i < steps; i++) {
            try (Scope scope = backend.scope()) {
                losses[i] = step().value();
            }
        }
        return withWeights(losses);
    }

    /** The same of one recording, run this many times. */
    double[] trainRecorded(int steps) {
        double[] losses = new double[steps];
        Matrix[] loss = new Matrix[1];
        try (Recording recording = backend.record(scope -> loss[0] = scope.keep(step()))) {
            for (int i = 0; i < steps; i++) {
                recording.run();
                losses[i] = loss[0].value();
            }
        }
        return withWeights(losses);
    }

    /** Half the squared error and a penalty; the gradients by hand. */
    private Matrix step() {
        Matrix hidden = x.matmul(first).plus(bias).tanh();
        Matrix output = hidden.matmul(second).sigmoid();
        Matrix error = output.minus(targets);
        Matrix atOutput = error.times(1.0 / rows).sigmoidBackward(output);
        Matrix atHidden = atOutput.matmulTranspose(second).tanhBackward(hidden);
        history.setRows(1, bias, 0, 1);
        second.subtractScaled(0.1, hidden.transposeMatmul(atOutput));
        first.subtractScaled(0.1, x.transposeMatmul(atHidden));
        bias.subtractScaled(0.1, atHidden.columnSums());
        Matrix penalty = first.transpose().abs().rowSums().max(bias.transpose()).mean();
        return error.square().mean().times(0.5).plus(penalty.subtractedFrom(1));
    }

    private double[] withWeights(double[] losses) {
        double[][] parts = {losses, first.toArray(), bias.toArray(), second.toArray(), history.toArray()};
        return Arrays.stream(parts).flatMapToDouble(Arrays::stream).toArray();
    }

    private Matrix matrix(DType dtype, GivenMatrix operand) {
        return backend.matrix(dtype, operand.rows(), operand.columns(), operand.elements());
    }

    @Override
    public void close() {
        for (Matrix matrix : new Matrix[] {x, targets, first, bias, second, history}) {
            matrix.close();
        }
    }
}
