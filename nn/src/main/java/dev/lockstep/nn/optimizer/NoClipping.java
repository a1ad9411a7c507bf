package dev.lockstep.nn.optimizer;

import dev.lockstep.api.Matrix;
import java.util.List;

/** Leaves gradients as they are. */
record NoClipping() implements Clipping {
    @Override
    public List<Matrix> clip(List<Matrix> gradients) {
        return gradients;
    }
}
