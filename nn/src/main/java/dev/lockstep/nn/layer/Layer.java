package dev.lockstep.nn.layer;

import dev.lockstep.api.Matrix;
import java.util.List;

/** A part of a network, that makes of each sample another. It holds no values; those of its parameters are given to it. */
public interface Layer {
    /**
     * The shape of what it makes of a sample.
     *
     * @throws dev.lockstep.api.ShapeException if it takes no samples of this shape
     */
    Shape output(Shape input);

    /** Its parameters for samples of a shape, in the order in which their first values are drawn. */
    List<ParameterSpec> parameters(Shape input);

    /** Its outputs, samples x elements, for inputs, samples x elements. */
    Matrix apply(Pass pass, Matrix inputs);

    /** Its outputs, with what is behind them; those of {@link #apply} with the activation linear, where it has no other at its end. */
    default LayerOutputs predict(Pass pass, Matrix inputs) {
        return LayerOutputs.of(apply(pass, inputs), new Linear());
    }

    /** The activation at its end. */
    default Activation activation() {
        return new Linear();
    }

    /** What it is called in messages: {@code dense}, {@code batch-norm}. */
    default String kind() {
        return LayerWords.kind(getClass(), "layer");
    }

    /** Whether it has parameters. */
    default boolean hasParameters() {
        return true;
    }

    /** Whether it asks for random numbers while it is trained. */
    default boolean drawsInTraining() {
        return false;
    }

    /** Appends it to the layers of a sequence; a sequence appends its own. */
    default void addTo(List<Layer> sequence) {
        sequence.add(this);
    }
}
