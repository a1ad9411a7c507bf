package dev.lockstep.nn.optimizer;

import dev.lockstep.api.Matrix;
import java.util.List;

/** How gradients are kept small before they change parameters. */
public interface Clipping {
    /** Leaves all gradients as they are. */
    Clipping NONE = new NoClipping();

    /** The gradients to follow in place of these, one for each trained parameter, in the order of the parameters. */
    List<Matrix> clip(List<Matrix> gradients);
}
