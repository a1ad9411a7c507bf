package dev.lockstep.api;

import dev.lockstep.api.spi.Instruction;

/** Hears of every instruction that {@link Recording#trace} computes. */
@FunctionalInterface
public interface InstructionListener {
    /**
     * An instruction was computed.
     *
     * @param values the elements of {@link Instruction#out} row by row, float32 widened; the listener's to keep
     */
    void computed(Instruction instruction, double[] values);
}
