package dev.lockstep.models.network;

/** What a network is trained on: one row for each sample in both tables. */
public record DataDefinition(ValueSource inputs, ValueSource targets) {
    /** The number of samples. */
    public int samples() {
        return inputs.rows();
    }
}
