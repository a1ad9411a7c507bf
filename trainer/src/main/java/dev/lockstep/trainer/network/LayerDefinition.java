package dev.lockstep.trainer.network;

import java.util.Optional;

/** One layer of a network. */
public sealed interface LayerDefinition {
    /** The number of values the layer takes for each sample. */
    int inputs();

    /** The number of values the layer gives for each sample. */
    int units();

    /**
     * {@code dense}: activation(X W + b), where X has a row for each sample, W is {@code inputs} times {@code units}, and b, if there is one, a
     * row of {@code units} that is added to every sample.
     */
    record Dense(int inputs, int units, Activation activation, ValueSource weights, Optional<ValueSource> bias)
            implements LayerDefinition {}
}
