package dev.lockstep.trainer.documents;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.nn.model.Model;
import dev.lockstep.nn.model.Parameter;
import dev.lockstep.trainer.step.Batch;
import dev.lockstep.trainer.step.GradientSource;
import dev.lockstep.trainer.step.Gradients;
import java.util.List;
import java.util.Map;

/**
 * Two samples, two hidden units, one output, as the document writes it, with its mistakes.
 *
 * <p>The hidden bias is a column, so it is added per sample, not per unit (it fits because there are two of each). The gradient of the
 * hidden weights is {@code dz * x^T} where the chain rule gives {@code dz^T * x}. Weight gradients are sums over the samples, bias
 * gradients means, and the hidden bias gets the mean over samples of dz.
 */
public final class TwoPointModel implements Model, GradientSource {
    private final Matrix w1;
    private final Matrix b1;
    private final Matrix w2;
    private final Matrix b2;

    public TwoPointModel(Backend backend, DType dtype) {
        w1 = backend.matrix(dtype, new double[][] {{0.1, 0.2}, {0.3, 0.4}});
        b1 = backend.matrix(dtype, new double[][] {{0.1}, {0.2}});
        w2 = backend.matrix(dtype, new double[][] {{0.5, 0.6}});
        b2 = backend.matrix(dtype, new double[][] {{0.3}});
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter("w1", w1), new Parameter("b1", b1), new Parameter("w2", w2), new Parameter("b2", b2));
    }

    @Override
    public Matrix predict(Matrix inputs) {
        return output(hiddenInput(inputs).relu());
    }

    @Override
    public Gradients of(Batch batch) {
        Matrix inputs = batch.inputs();
        Matrix z = hiddenInput(inputs);
        Matrix h = z.relu();
        Matrix prediction = output(h);
        Matrix difference = prediction.minus(batch.targets());
        Matrix loss = difference.square().dividedBy(2).mean();

        double samples = inputs.rows();
        Matrix db2 = difference.columnSums().dividedBy(samples);
        Matrix dw2 = difference.transposeMatmul(h);
        Matrix dz = difference.matmul(w2).reluBackward(z);
        Matrix db1 = dz.columnSums().dividedBy(samples).transpose();
        Matrix dw1 = dz.matmulTranspose(inputs);

        return new Gradients(loss, prediction, Map.of("w1", dw1, "b1", db1, "w2", dw2, "b2", db2));
    }

    private Matrix hiddenInput(Matrix inputs) {
        return inputs.matmulTranspose(w1).plus(b1);
    }

    private Matrix output(Matrix hidden) {
        return hidden.matmulTranspose(w2).plus(b2);
    }
}
