package dev.lockstep.trainer.model;

import dev.lockstep.api.Matrix;

/**
 * A loss of each output, for output p, target y and, where the output is a sigmoid's, the sum z before it.
 *
 * <p>A network may report one loss and follow the gradient of another; both share {@code d = p - y}.
 */
public enum LossFunction {
    /** {@code d * d}; gradient {@code d * 2}. */
    SQUARED_ERROR("squared-error") {
        @Override
        Matrix values(Outputs outputs) {
            return outputs.difference().square();
        }

        @Override
        Matrix gradient(Outputs outputs) {
            return outputs.difference().times(2);
        }
    },
    /** {@code (d * d) / 2}; gradient d. */
    HALF_SQUARED_ERROR("half-squared-error") {
        @Override
        Matrix values(Outputs outputs) {
            return outputs.difference().square().dividedBy(2);
        }

        @Override
        Matrix gradient(Outputs outputs) {
            return outputs.difference();
        }
    },
    /**
     * The cross-entropy {@code -(y log p + (1 - y) log(1 - p))} of a sigmoid's output, computed as
     * {@code (max(z, 0) - z * y) + log(1 + e^-|z|)}; gradient d, with respect to z.
     */
    BINARY_CROSS_ENTROPY("binary-cross-entropy") {
        @Override
        Matrix values(Outputs outputs) {
            Matrix z = outputs.sums();
            Matrix linear = z.relu().minus(z.times(outputs.targets()));
            return linear.plus(z.abs().negate().exp().plus(1).log());
        }

        @Override
        Matrix gradient(Outputs outputs) {
            return outputs.difference();
        }
    };

    private final String label;

    LossFunction(String label) {
        this.label = label;
    }

    /** The name in network files. */
    public String label() {
        return label;
    }

    /** Whether the gradient is that of the last layer's sums, before its activation, rather than of its outputs. */
    public boolean isOfSums() {
        return this == BINARY_CROSS_ENTROPY;
    }

    /** The loss of each output. */
    abstract Matrix values(Outputs outputs);

    /** The gradient of the sum of all {@link #values}. */
    abstract Matrix gradient(Outputs outputs);
}
