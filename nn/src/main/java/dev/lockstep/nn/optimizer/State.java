package dev.lockstep.nn.optimizer;

import dev.lockstep.api.LockstepException;
import dev.lockstep.api.Matrix;
import java.util.LinkedHashMap;
import java.util.Map;

/** The matrices of an optimiser's state by their names. */
public final class State {
    private final Map<String, Matrix> matrices;

    public State(Map<String, Matrix> matrices) {
        this.matrices = new LinkedHashMap<>(matrices);
    }

    /** The names in order. */
    public Iterable<String> names() {
        return matrices.keySet();
    }

    /**
     * What the matrix of a name holds.
     *
     * @throws LockstepException if there is none
     */
    public Matrix get(String name) {
        Matrix matrix = matrices.get(name);
        if (matrix == null) {
            throw new LockstepException("the optimiser's state has no " + name);
        }
        return matrix;
    }

    /** Changes the matrix of a name to what another of its shape holds; returns the one of the name. */
    public Matrix set(String name, Matrix values) {
        Matrix matrix = get(name);
        matrix.setRows(0, values, 0, matrix.rows());
        return matrix;
    }
}
