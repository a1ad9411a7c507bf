package dev.lockstep.nn.loss;

import dev.lockstep.api.Matrix;

/** How the contributions of all predictions, every sample and every output, become one loss. */
public enum Reduction {
    /** {@code mean}: their sum divided by their number. */
    MEAN("mean") {
        @Override
        public Matrix of(Matrix contributions) {
            return contributions.mean();
        }

        @Override
        public Matrix gradient(Matrix slopes) {
            return slopes.dividedBy((double) slopes.rows() * slopes.columns());
        }
    },
    /** {@code sum}: their sum. */
    SUM("sum") {
        @Override
        public Matrix of(Matrix contributions) {
            return contributions.sum();
        }

        @Override
        public Matrix gradient(Matrix slopes) {
            return slopes;
        }
    };

    private final String label;

    Reduction(String label) {
        this.label = label;
    }

    /** The name in files and messages. */
    public String label() {
        return label;
    }

    /** The loss, 1 x 1. */
    public abstract Matrix of(Matrix contributions);

    /** The gradient of the loss, from the derivative of each contribution: of a mean each is divided by their number. */
    public abstract Matrix gradient(Matrix slopes);
}
