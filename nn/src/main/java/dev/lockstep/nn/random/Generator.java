package dev.lockstep.nn.random;

/** A random generator that a network can draw from. */
public enum Generator {
    /** {@code numpy}: {@link NumpyRandom}; drawn numbers are float64. */
    NUMPY("numpy") {
        @Override
        public RandomStream stream(long seed) {
            return new NumpyRandom(seed);
        }
    },
    /** {@code numpy-default-rng}: {@link NumpyGenerator}; drawn numbers are float64. */
    NUMPY_DEFAULT_RNG("numpy-default-rng") {
        @Override
        public RandomStream stream(long seed) {
            return new NumpyGenerator(seed);
        }
    },
    /** {@code python}: {@link PythonRandom}; drawn numbers are float64. */
    PYTHON("python") {
        @Override
        public RandomStream stream(long seed) {
            return new PythonRandom(seed);
        }
    },
    /** {@code counter}: {@link CounterRandom}; drawn numbers are float64. */
    COUNTER("counter") {
        @Override
        public RandomStream stream(long seed) {
            return new CounterRandom(seed);
        }
    },
    /** {@code torch}: {@link TorchRandom}; drawn numbers are float32, and scaled as such, whatever dtype the network has. */
    TORCH("torch") {
        @Override
        public RandomStream stream(long seed) {
            return new TorchRandom(seed);
        }

        @Override
        public double scaled(double scale, double number) {
            return (float) scale * (float) number;
        }

        @Override
        public double between(double low, double high, double uniform) {
            return Math.fma((float) uniform, (float) high - (float) low, (float) low);
        }

        @Override
        public double sum(double mean, double number) {
            return (float) mean + (float) number;
        }
    };

    private final String label;

    Generator(String label) {
        this.label = label;
    }

    /** The name in files and messages. */
    public String label() {
        return label;
    }

    /**
     * The stream that starts from a seed.
     *
     * @throws dev.lockstep.api.LockstepException if the seed is not from 0 to {@link RandomStream#MAXIMUM_SEED}
     */
    public abstract RandomStream stream(long seed);

    /** A normal number times a scale, in the precision of the generator's numbers. */
    public double scaled(double scale, double number) {
        return scale * number;
    }

    /**
     * {@code low + (high - low) * uniform}, each operation rounded to the precision of the generator's numbers; of {@link #TORCH} product and sum
     * are rounded as one, as PyTorch does on a CPU with AVX2.
     */
    public double between(double low, double high, double uniform) {
        return low + (high - low) * uniform;
    }

    /** The sum, in the precision of the generator's numbers. */
    public double sum(double mean, double number) {
        return mean + number;
    }
}
