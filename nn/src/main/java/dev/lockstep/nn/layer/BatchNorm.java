package dev.lockstep.nn.layer;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Matrix;
import dev.lockstep.api.decimal.Decimals;
import dev.lockstep.nn.autodiff.OwnGradient;
import dev.lockstep.nn.initializer.Constant;
import dev.lockstep.nn.initializer.Zeros;
import java.util.List;

/**
 * {@code batch-norm} (S. Ioffe and C. Szegedy, "Batch normalization", 2015) as PyTorch 2 computes it, over the samples of a batch:
 * {@code y = ((x - m) / sqrt(v + epsilon)) * scale + shift}.
 *
 * <p>While training, of n samples, m is {@code columnSums(x) / n} and v {@code columnSums(d * d) / n} with {@code d = x - m}; the running
 * averages then become {@code mean + momentum * (m - mean)} and {@code variance + momentum * (v * (n / (n - 1)) - variance)}. In predictions
 * the running averages are m and v.
 *
 * <p>Parameters, each a row of the features: {@code scale}, 1 at first; {@code shift}, 0; and not trained, {@code mean}, 0, and
 * {@code variance}, 1.
 *
 * @param epsilon 1e-5 if not given
 * @param momentum how much of a batch enters the running averages, 0.1 if not given
 */
public record BatchNorm(double epsilon, double momentum) implements Layer {
    public BatchNorm {
        Norms.requireEpsilon("batch-norm", epsilon);
        if (!(momentum >= 0 && momentum <= 1)) {
            throw new LockstepException(
                    "batch-norm: the momentum must be from 0 to 1, not " + Decimals.toString(momentum));
        }
    }

    public BatchNorm() {
        this(1e-5, 0.1);
    }

    @Override
    public Shape output(Shape input) {
        return input;
    }

    @Override
    public List<ParameterSpec> parameters(Shape input) {
        int features = input.length();
        return List.of(
                ParameterSpec.trained("scale", 1, features, new Constant(1)),
                ParameterSpec.trained("shift", 1, features, new Zeros()),
                ParameterSpec.untrained("mean", 1, features, new Zeros()),
                ParameterSpec.untrained("variance", 1, features, new Constant(1)));
    }

    @Override
    public Matrix apply(Pass pass, Matrix inputs) {
        if (!pass.isTraining()) {
            Matrix difference = inputs.minus(pass.parameter("mean"));
            return Norms.scaled(pass, difference, pass.parameter("variance"), epsilon);
        }
        double samples = inputs.rows();
        if (samples < 2) {
            throw new LockstepException(
                    "batch-norm: a batch of one sample has no variance: train on batches of at least two");
        }
        Matrix mean = inputs.columnSums().dividedBy(samples);
        Matrix difference = inputs.minus(mean);
        Matrix variance = difference.square().columnSums().dividedBy(samples);
        average(pass, "mean", mean, 1);
        average(pass, "variance", variance, samples / (samples - 1));
        return Norms.scaled(pass, difference, variance, epsilon);
    }

    private void average(Pass pass, String name, Matrix ofBatch, double factor) {
        Matrix running = pass.parameter(name);
        pass.setAfterwards(
                name,
                OwnGradient.unheard(() -> running.plus((factor == 1 ? ofBatch : ofBatch.times(factor))
                        .minus(running)
                        .times(momentum))));
    }
}
