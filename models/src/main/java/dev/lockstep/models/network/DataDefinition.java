package dev.lockstep.models.network;

import java.util.Optional;

/** What a network is trained on, one row for each sample in both tables, and what is held against it afterwards. */
public record DataDefinition(ValueSource inputs, ValueSource targets, Optional<ValidationSource> validation) {
    /** The number of samples that are trained on. */
    public int samples() {
        return validation.map(source -> source.trainingSamples(inputs.rows())).orElse(inputs.rows());
    }
}
