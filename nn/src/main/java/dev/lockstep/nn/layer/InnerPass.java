package dev.lockstep.nn.layer;

import dev.lockstep.api.Matrix;
import java.util.function.UnaryOperator;

/**
 * The pass of a layer inside another.
 *
 * @param names what the outer layer calls the parameters of the inner one
 */
record InnerPass(Pass outer, UnaryOperator<String> names) implements Pass {
    @Override
    public Matrix parameter(String name) {
        return outer.parameter(names.apply(name));
    }

    @Override
    public boolean isTraining() {
        return outer.isTraining();
    }

    @Override
    public Matrix uniforms(int rows, int columns) {
        return outer.uniforms(rows, columns);
    }

    @Override
    public void setAfterwards(String name, Matrix value) {
        outer.setAfterwards(names.apply(name), value);
    }
}
