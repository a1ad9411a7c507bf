package dev.lockstep.nn.layer;

import dev.lockstep.api.Matrix;
import java.util.List;

/** A function of z that keeps its shape and has no parameters: a layer, or the end of one. */
public interface Activation extends Layer {
    /** The function of each element or each row of a matrix. */
    Matrix apply(Matrix z);

    @Override
    default Shape output(Shape input) {
        return input;
    }

    @Override
    default List<ParameterSpec> parameters(Shape input) {
        return List.of();
    }

    @Override
    default Matrix apply(Pass pass, Matrix inputs) {
        return apply(inputs);
    }

    @Override
    default LayerOutputs predict(Pass pass, Matrix inputs) {
        return LayerOutputs.of(inputs, this);
    }

    @Override
    default Activation activation() {
        return this;
    }

    @Override
    default String kind() {
        return LayerWords.kind(getClass(), "activation");
    }

    @Override
    default boolean hasParameters() {
        return false;
    }
}
