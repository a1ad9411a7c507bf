package dev.lockstep.trainer.network;

/** What one prediction p contributes to a loss when the target is y. */
public enum LossFunction {
    /** {@code squared-error}: (p - y)^2; gradient 2 (p - y). */
    SQUARED_ERROR("squared-error"),
    /** {@code half-squared-error}: (p - y)^2 / 2; gradient p - y. */
    HALF_SQUARED_ERROR("half-squared-error"),
    /**
     * {@code binary-cross-entropy}: -(y ln p + (1 - y) ln(1 - p)), only behind a sigmoid p = sigmoid(z); the gradient with respect to z is p -
     * y. Targets are from 0 to 1.
     */
    BINARY_CROSS_ENTROPY("binary-cross-entropy");

    private final String label;

    LossFunction(String label) {
        this.label = label;
    }

    /** The name in files and messages. */
    public String label() {
        return label;
    }
}
