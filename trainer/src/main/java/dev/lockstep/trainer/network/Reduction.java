package dev.lockstep.trainer.network;

/** How the contributions of all predictions, every sample and every output, become one loss. */
public enum Reduction {
    /** {@code mean}: their sum divided by their number. */
    MEAN("mean"),
    /** {@code sum}: their sum. */
    SUM("sum");

    private final String label;

    Reduction(String label) {
        this.label = label;
    }

    /** The name in files and messages. */
    public String label() {
        return label;
    }
}
