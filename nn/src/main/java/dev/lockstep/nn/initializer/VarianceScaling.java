package dev.lockstep.nn.initializer;

import dev.lockstep.api.LockstepException;

/**
 * Random numbers whose spread follows from the size of the weights, inputs x units, by one of the known {@link Rule}s.
 *
 * <p>With the deviation s of the rule, each operation rounded to float64 in the order written: a normal rule draws {@code s * x}, a uniform one
 * from {@code -b} to {@code b}, with {@code b = sqrt(3) * s}. The deviations are computed as PyTorch's {@code torch.nn.init} does.
 */
public record VarianceScaling(Rule rule) implements Initializer {
    /** How the deviation follows from inputs and units. */
    public enum Rule {
        /** {@code xavier-uniform}: {@code sqrt(2 / (inputs + units))}. X. Glorot and Y. Bengio (2010). */
        XAVIER_UNIFORM("xavier-uniform", true) {
            @Override
            double deviation(int inputs, int units) {
                return Math.sqrt(2.0 / ((double) inputs + units));
            }
        },
        /** {@code xavier-normal}: as {@link #XAVIER_UNIFORM}. */
        XAVIER_NORMAL("xavier-normal", false) {
            @Override
            double deviation(int inputs, int units) {
                return XAVIER_UNIFORM.deviation(inputs, units);
            }
        },
        /** {@code he-uniform}: {@code sqrt(2) / sqrt(inputs)}, for ReLU. K. He and others (2015). */
        HE_UNIFORM("he-uniform", true) {
            @Override
            double deviation(int inputs, int units) {
                return Math.sqrt(2.0) / Math.sqrt(inputs);
            }
        },
        /** {@code he-normal}: as {@link #HE_UNIFORM}. */
        HE_NORMAL("he-normal", false) {
            @Override
            double deviation(int inputs, int units) {
                return HE_UNIFORM.deviation(inputs, units);
            }
        },
        /** {@code lecun-uniform}: {@code 1 / sqrt(inputs)}. Y. LeCun and others (1998). */
        LECUN_UNIFORM("lecun-uniform", true) {
            @Override
            double deviation(int inputs, int units) {
                return 1.0 / Math.sqrt(inputs);
            }
        },
        /** {@code lecun-normal}: as {@link #LECUN_UNIFORM}. */
        LECUN_NORMAL("lecun-normal", false) {
            @Override
            double deviation(int inputs, int units) {
                return LECUN_UNIFORM.deviation(inputs, units);
            }
        },
        /**
         * {@code torch-linear}: {@code sqrt(2 / (1 + sqrt(5) * sqrt(5))) / sqrt(inputs)}, so that the bound is about {@code 1 / sqrt(inputs)}: the
         * weights of PyTorch's Linear. Their biases are {@link #torchLinearBias}.
         */
        TORCH_LINEAR("torch-linear", true) {
            @Override
            double deviation(int inputs, int units) {
                return Math.sqrt(2.0 / (1.0 + Math.sqrt(5.0) * Math.sqrt(5.0))) / Math.sqrt(inputs);
            }
        };

        private final String label;
        private final boolean uniform;

        Rule(String label, boolean uniform) {
            this.label = label;
            this.uniform = uniform;
        }

        /** The name in files and messages. */
        public String label() {
            return label;
        }

        abstract double deviation(int inputs, int units);
    }

    /** @throws LockstepException if the rule is null */
    public VarianceScaling {
        if (rule == null) {
            throw new LockstepException("variance scaling needs a rule");
        }
    }

    /** The biases of PyTorch's Linear: uniform numbers from {@code -1 / sqrt(inputs)} to {@code 1 / sqrt(inputs)}. */
    public static Uniform torchLinearBias(int inputs) {
        double bound = 1.0 / Math.sqrt(inputs);
        return new Uniform(-bound, bound);
    }

    @Override
    public NumberTable table(int rows, int columns, Draws draws) {
        double deviation = rule.deviation(rows, columns);
        double bound = Math.sqrt(3.0) * deviation;
        return rule.uniform ? draws.uniform(rows, columns, -bound, bound) : draws.normal(rows, columns, deviation);
    }
}
