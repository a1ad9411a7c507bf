package dev.lockstep.trainer.network;

/** The random generator a network draws from. */
public enum Generator {
    /** {@code numpy}: {@link dev.lockstep.trainer.random.NumpyRandom}; drawn numbers are float64. */
    NUMPY("numpy"),
    /** {@code torch}: {@link dev.lockstep.trainer.random.TorchRandom}; drawn numbers are float32, whatever dtype the network has. */
    TORCH("torch");

    private final String label;

    Generator(String label) {
        this.label = label;
    }

    /** The name in files and messages. */
    public String label() {
        return label;
    }
}
