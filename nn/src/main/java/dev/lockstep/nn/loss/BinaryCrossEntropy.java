package dev.lockstep.nn.loss;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Matrix;
import dev.lockstep.nn.autodiff.OwnGradient;
import dev.lockstep.nn.layer.Activation;
import dev.lockstep.nn.layer.Sigmoid;

/**
 * {@code binary-cross-entropy}: -(y ln p + (1 - y) ln(1 - p)), only behind a sigmoid p = sigmoid(z), computed from z:
 * {@code (max(z, 0) - z * y) + log(1 + e^-|z|)}; the gradient with respect to z is d, divided by the number of outputs for a mean. Targets are
 * from 0 to 1.
 *
 * <p>With label smoothing the target is {@code y * (1 - smoothing) + smoothing / 2} in the place of y, also in {@code d = p - y}.
 *
 * @param smoothing from 0 to below 1; 0 if not given
 */
public record BinaryCrossEntropy(Reduction reduction, double smoothing) implements Loss {
    private static final Activation SIGMOID = new Sigmoid();
    private static final int CLASSES = 2;

    /** @throws LockstepException if the smoothing is out of range */
    public BinaryCrossEntropy {
        Smoothing.require("binary-cross-entropy", smoothing);
    }

    /** Without smoothing. */
    public BinaryCrossEntropy(Reduction reduction) {
        this(reduction, 0);
    }

    @Override
    public Matrix of(Outputs outputs) {
        requireFits(outputs.activation());
        Matrix z = outputs.logits();
        return OwnGradient.ofScalar(
                z,
                () -> outputs.reduced(
                        reduction, contributions(z, Smoothing.smoothed(outputs.targets(), smoothing, CLASSES))),
                () -> outputs.gradient(reduction, slopes(outputs)));
    }

    @Override
    public void requireFits(Activation last) {
        if (!last.equals(SIGMOID)) {
            throw new LockstepException("binary-cross-entropy needs the activation sigmoid in the last layer");
        }
    }

    private Matrix slopes(Outputs outputs) {
        return smoothing == 0
                ? outputs.difference()
                : outputs.predictions().minus(Smoothing.smoothed(outputs.targets(), smoothing, CLASSES));
    }

    private static Matrix contributions(Matrix z, Matrix targets) {
        Matrix linear = z.relu().minus(z.times(targets));
        return linear.plus(z.abs().negate().exp().plus(1).log());
    }
}
