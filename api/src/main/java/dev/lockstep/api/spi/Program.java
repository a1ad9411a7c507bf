package dev.lockstep.api.spi;

import java.util.List;

/** A recorded sequence of instructions, ready to be run again and again. */
public interface Program extends AutoCloseable {
    /** Runs every instruction once, in order. */
    void run();

    @Override
    default void close() {}

    /** The program that calls one kernel per instruction. */
    static Program inSequence(Kernels kernels, List<Instruction> instructions) {
        Instruction[] steps = instructions.toArray(Instruction[]::new);
        return () -> {
            for (Instruction step : steps) {
                step.execute(kernels);
            }
        };
    }
}
