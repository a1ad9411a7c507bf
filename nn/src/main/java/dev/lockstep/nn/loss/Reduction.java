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

        @Override
        public Matrix gradientOfSamples(Matrix slopes) {
            return slopes.dividedBy(slopes.rows());
        }

        @Override
        public Matrix ofWeighted(Matrix contributions, Matrix total) {
            return contributions.sum().dividedBy(total);
        }

        @Override
        public Matrix gradientOfWeighted(Matrix slopes, Matrix total) {
            return slopes.dividedBy(total);
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

        @Override
        public Matrix gradientOfSamples(Matrix slopes) {
            return slopes;
        }

        @Override
        public Matrix ofWeighted(Matrix contributions, Matrix total) {
            return contributions.sum();
        }

        @Override
        public Matrix gradientOfWeighted(Matrix slopes, Matrix total) {
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

    /** The same where each sample is one contribution, and the slopes are those of its outputs: of a mean each is divided by the samples. */
    public abstract Matrix gradientOfSamples(Matrix slopes);

    /** The loss, 1 x 1, of contributions that are multiplied by weights already: a mean divides by the total of the weights, 1 x 1. */
    public abstract Matrix ofWeighted(Matrix contributions, Matrix total);

    /** The gradient of {@link #ofWeighted}, from slopes that are multiplied by the weights already. */
    public abstract Matrix gradientOfWeighted(Matrix slopes, Matrix total);
}
