package dev.lockstep.models.file;

import dev.lockstep.api.dtype.DType;
import java.nio.file.Path;

/** Saves checkpoints into the folder that it is given, without end; prints a dot once there is one. */
final class EndlessCheckpoints {
    private EndlessCheckpoints() {}

    public static void main(String[] arguments) {
        Checkpoints checkpoints = new Checkpoints(Path.of(arguments[0]), 2);
        for (int epoch = 1; ; epoch++) {
            checkpoints.save(Examples.checkpoint(DType.FLOAT64, epoch));
            if (epoch == 1) {
                System.out.print('.');
                System.out.flush();
            }
        }
    }
}
