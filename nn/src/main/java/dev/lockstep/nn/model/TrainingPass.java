package dev.lockstep.nn.model;

import dev.lockstep.api.Matrix;
import dev.lockstep.nn.layer.Pass;
import java.util.LinkedHashMap;
import java.util.Map;

/** A forward pass of a step of training. */
final class TrainingPass implements Pass {
    private final Values values;
    private final StepRandom random;
    private final Map<String, Matrix> afterwards = new LinkedHashMap<>();
    private int drawn;

    /** The matrix of each parameter. */
    interface Values {
        Matrix of(String name);
    }

    TrainingPass(Values values, StepRandom random) {
        this.values = values;
        this.random = random;
    }

    @Override
    public Matrix parameter(String name) {
        return values.of(name);
    }

    @Override
    public boolean isTraining() {
        return true;
    }

    @Override
    public Matrix uniforms(int rows, int columns) {
        return random.uniforms(rows, columns, drawn++);
    }

    @Override
    public void setAfterwards(String name, Matrix value) {
        values.of(name);
        afterwards.put(name, value);
    }

    Map<String, Matrix> afterwards() {
        return afterwards;
    }
}
